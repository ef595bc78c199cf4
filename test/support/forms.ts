/** The forms that ship, and a small one. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { FormPolicy as FormShape } from '../../src/contract/forms.ts'
import { checkFormPolicy } from '../../src/domain/intake/check.ts'
import type { FormField, FormPolicy } from '../../src/domain/intake/document.ts'
import { projectFolder } from '../../src/local/project.ts'

/** The form of `policies/form-<slug>.json`, as it would be published. */
export function shippedForm(slug: string): FormPolicy {
  const text = readFileSync(path.join(projectFolder, 'policies', `form-${slug}.json`), 'utf8')
  return checkFormPolicy(FormShape.parse((JSON.parse(text) as { document: unknown }).document))
}

/** A field of free text that nobody needs, with what is said of it. */
export const aField = (id: string, more: Partial<FormField> = {}): FormField => ({
  id,
  label: id,
  type: 'text',
  needed: 'no',
  ...more,
})

/** A form for everybody, with a summary that is needed, and these fields. */
export const aForm = (fields: readonly FormField[], more: Partial<FormPolicy> = {}): FormPolicy => ({
  name: 'A form',
  about: 'For tests.',
  kind: 'problem',
  forWhom: 'everybody',
  subject: '{summary}',
  fields: [aField('summary', { needed: 'to_send' }), ...fields],
  ...more,
})

/** All six facts of the pre-sales form. */
export const SIX_FACTS = {
  summary: 'Deployment on Kubernetes fails',
  attempted: 'Install by the chart; the pods should come up.',
  steps: 'Read the logs: the migration cannot reach the database.',
  impact: 'deployment',
  no_design_document: 'The trial began yesterday.',
  deal_stage: '4',
  closes_on: '2026-12-18',
} as const
