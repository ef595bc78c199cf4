/** `topline config show`: every option, its value and where that comes from. */
import type { ConfigRow } from '../cli/local-commands.ts'
import { type Config, describeConfig, isSet } from '../config.ts'

export function configShow(config: Config): ConfigRow[] {
  return describeConfig(config).map(({ env, value, help }) => {
    return { name: env, value, from: isSet(env) ? 'environment' : 'default', says: help }
  })
}
