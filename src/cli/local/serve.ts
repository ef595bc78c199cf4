/** topline serve: the server, until it is told to end. */
import type { Command } from 'commander'
import { wholeNumber } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import type { Serving } from '../local-commands.ts'
import type { Look } from '../look.ts'
import { counted } from '../words.ts'
import { workAndTell } from './work.ts'

interface ServeOptions {
  readonly port?: number
  readonly host?: string
  readonly demoIfEmpty?: true
  readonly open?: true
}

function servingText({ url, signInAt, database, workspaces }: Serving, { colours }: Look): string {
  const lines = workspaces.map(({ slug, waiting }) => `  ${slug}: ${counted(waiting, 'ticket')} waiting`)
  const empty = [
    '  no workspace yet; `npm run topline -- demo` loads a company to look at,',
    '  `npm run topline -- workspace create SLUG --owner ADDRESS` makes one of your own',
  ]
  return [
    signInAt === null
      ? `Topline is at ${colours.bold(colours.cyan(url))}`
      : `Open ${colours.bold(colours.cyan(signInAt))}\n  signs you in once, within 15 minutes; \`npm run topline -- sign-in-link\` makes another link`,
    `  ${database}`,
    ...(lines.length === 0 ? empty : lines),
    colours.dim('Ctrl+C ends it.'),
  ].join('\n')
}

export function addServe(program: Command, deps: CliDeps): void {
  program
    .command('serve')
    .description('start the server and the web app')
    .option('--port <port>', 'port to listen on; 0 takes any free one', wholeNumber)
    .option('--host <address>', 'address to listen on')
    .option('--demo-if-empty', 'load the demo company when there is no workspace yet')
    .option('--open', 'open it in the browser')
    .action(async ({ port, host, demoIfEmpty, open }: ServeOptions, command: Command) => {
      await workAndTell(deps, command, {
        work: (progress) =>
          deps.local.serve({ port, host, demoIfEmpty: demoIfEmpty === true, open: open === true, progress }),
        say: servingText,
      })
    })
}
