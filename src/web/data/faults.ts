/** What a failed write says of single fields, so that it stands beside them. */
import { CallFailed } from '../../contract/client.ts'
import { failureText } from './failure.ts'

export interface Faults {
  /** Of one field, in the server's words. */
  readonly of: (field: string) => string | undefined
  /** What is of no field that is shown. */
  readonly rest: string | undefined
}

/** Fields that a refusal is about, by its code. */
export type FieldOfCode = Readonly<Partial<Record<CallFailed['code'], string>>>

function told(error: CallFailed, fieldOf: FieldOfCode): (readonly [field: string, says: string])[] {
  const { code, detail, fields = [] } = error.problem
  const field = fieldOf[code]
  if (field !== undefined) return [[field, detail]]
  // What is in a field, such as the third of a list, is told beside the field.
  return fields.map(({ path, message }) => [path.split('.')[0] ?? path, message])
}

/** `error` as far as it is of the fields `shown`, and the rest of it. */
export function faultsOf(error: unknown, shown: readonly string[], fieldOf: FieldOfCode = {}): Faults {
  const all = error instanceof CallFailed ? told(error, fieldOf) : []
  const isWhole = all.length > 0 && all.every(([field]) => shown.includes(field))
  const rest = error && !isWhole ? failureText(error) : undefined
  return { of: (field) => all.find(([name]) => name === field)?.[1], rest }
}
