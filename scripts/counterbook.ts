/**
 * The command `counterbook`: workstation and hub under one name. It stands outside the rooms because it
 * is the one place that knows both; neither may import the other.
 */
import { runCommand, standardOutput } from '#main/command-line/counterbook.ts'

const args = process.argv.slice(2)

async function run(): Promise<number> {
  if (args[0] !== 'hub') return runCommand(args)
  const { runHubCommand } = await import('#hub/command-line/hub-commands.ts')
  return runHubCommand(args.slice(1), {
    write: (text) => process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    error: (text) => standardOutput.words(text.trimEnd()),
  })
}

process.exit(await run())
