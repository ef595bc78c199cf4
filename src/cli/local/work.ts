/** Long work of a local command: progress while it runs, its answer at the end. */
import type { Command } from 'commander'
import type { CliDeps } from '../deps.ts'
import type { Progress } from '../local-commands.ts'
import { progressFor } from '../progress.ts'
import { globalsOf, type Say, tell } from '../tell.ts'

export async function workAndTell<Answer>(
  deps: CliDeps,
  command: Command,
  { work, say }: { work: (progress: Progress) => Promise<Answer>; say: Say<Answer> },
): Promise<Answer> {
  const progress = progressFor(deps, globalsOf(command).json === true)
  const answer = await work(progress).finally(() => progress.stop())
  tell(deps, command, answer, say)
  return answer
}
