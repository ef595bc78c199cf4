/** --scope: what a token may be used for, given once for each scope. */
import { InvalidArgumentError, Option } from 'commander'
import { SCOPES, type Scope } from '../domain/access/permissions.ts'

function scopeOf(text: string, before: readonly Scope[] = []): Scope[] {
  const found = SCOPES.find((scope) => scope === text)
  if (!found) throw new InvalidArgumentError(`Give one of ${SCOPES.join(', ')}.`)
  return [...before, found]
}

/** `fallback` is what is asked for when it is left out. */
export const scopeOption = (fallback: readonly Scope[]): Option =>
  new Option(
    '--scope <scope>',
    `what its token may be used for: ${SCOPES.join(', ')}; may be given several times, ${fallback.join(' and ')} when left out`,
  ).argParser(scopeOf)
