/** Opens the store of a folder, says so, and holds it until it is killed; a problem is said and ends it. */
import { openStore } from '#main/store/open.ts'
import { storeProblemOf } from '#main/store/store-problem.ts'

try {
  openStore(process.argv[2] ?? '', { create: false })
  process.stdout.write('open\n')
  setInterval(() => {}, 2 ** 30)
} catch (error) {
  const problem = storeProblemOf(error)
  process.stdout.write(
    `${JSON.stringify({ code: problem?.code ?? String(error), message: problem?.message })}\n`,
  )
}
