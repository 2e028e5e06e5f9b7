/**
 * The command `counterbook`: workstation and hub under one name. It stands outside the rooms because it
 * is the one place that knows both; neither may import the other.
 */
import { standardOutput } from '#main/command-line/command-output.ts'
import { runCommand } from '#main/command-line/counterbook.ts'

const args = process.argv.slice(2)

async function run(): Promise<number> {
  if (args[0] !== 'hub') return runCommand(args)
  const { runHubCommand } = await import('#hub/command-line/hub-commands.ts')
  return runHubCommand(args.slice(1), {
    write: (text) => process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    error: (text) => standardOutput.words(text.trimEnd()),
  })
}

const code = await run()
// A pipe takes a long answer piece by piece: what is left to write is waited for, and a reader who is
// gone or a full disk is a failure, not an answer.
process.exit((await written(process.stdout)) && (await written(process.stderr)) ? code : 1)

function written(stream: NodeJS.WriteStream): Promise<boolean> {
  return new Promise((resolve) => {
    stream.once('error', () => resolve(false))
    stream.write('', (error) => resolve(!error))
  })
}
