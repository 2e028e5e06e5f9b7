/** The hub by itself: `node src-hub/command-line/hub.ts serve …`, for machines that hold nothing else. */
import { runHubCommand } from './hub-commands.ts'

process.exitCode = await runHubCommand(process.argv.slice(2), {
  write: (text) => process.stdout.write(`${text}\n`),
  error: (text) => process.stderr.write(`${text}\n`),
})
