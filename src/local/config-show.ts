/** `topline config show`: every option, its value and where that comes from. */
import type { ConfigRow } from '../cli/local-commands.ts'
import type { Settings } from '../config.ts'

export function configShow({ shown }: Settings): ConfigRow[] {
  return shown.map(({ env, value, from, help }) => ({ name: env, value, from, says: help }))
}
