/** The calls of the API's own document, and whether an answer is as it says. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { apiDocument } from '../../scripts/api-document.ts'
import type { Sent } from '../support/app.ts'
import type { Schema } from './drawn.ts'

type Content = Readonly<Record<string, { readonly schema?: Schema }>>

export interface Operation {
  readonly name: string
  readonly method: string
  readonly path: string
  readonly permission: string
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[]
  readonly body: Schema | undefined
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>
}

interface Documented {
  readonly parameters?: Operation['parameters']
  readonly requestBody?: { readonly content: Content }
  readonly responses: Operation['responses']
  readonly 'x-permission'?: string
}

export async function operations(): Promise<Operation[]> {
  const { paths } = (await apiDocument()) as unknown as { paths: Record<string, Record<string, Documented>> }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody, responses, ...rest }]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      permission: rest['x-permission'] ?? '',
      parameters,
      body: requestBody?.content['application/json']?.schema,
      responses,
    })),
  )
}

const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
const validators = new Map<Schema, ReturnType<typeof ajv.compile>>()

function misfitOf(schema: Schema, value: unknown): string | undefined {
  const validate = validators.get(schema) ?? ajv.compile(schema)
  validators.set(schema, validate)
  return validate(value) ? undefined : ajv.errorsText(validate.errors)
}

/** What of an answer is not as the document says; undefined when all is. */
export function unlike({ responses }: Operation, { status, body, headers }: Sent): string | undefined {
  const documented = responses[String(status)] ?? (status >= 400 ? responses.default : undefined)
  if (!documented) return `status ${status} is not documented`
  const type = String(headers['content-type'] ?? '').split(';')[0] ?? ''
  const schema = documented.content?.[type]?.schema
  if (schema) return misfitOf(schema, body)
  return documented.content && status !== 204 ? `${type} is not documented for ${status}` : undefined
}
