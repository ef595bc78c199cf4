/** Calls about intake forms; part of the client. */
import type { z } from 'zod'
import type { AskedOf } from '../domain/intake/asking.ts'
import type { Caller } from './client.ts'
import { type CheckAnswers, CheckedAnswers, Form, Forms, Missing } from './forms.ts'
import { queryText } from './query-text.ts'

/** Part of the client; see there. */
export function formCalls({ get, post }: Caller) {
  return {
    forms: async () => get(Forms, '/forms'),
    form: async (slug: string) => get(Form, `/forms/${encodeURIComponent(slug)}`),
    portalForms: async () => get(Forms, '/portal/forms'),
    checkForm: async (slug: string, input: z.input<typeof CheckAnswers>) =>
      post(CheckedAnswers, `/forms/${encodeURIComponent(slug)}/check`, input),
    missing: async (number: number, of?: AskedOf) => get(Missing, `/tickets/${number}/missing${queryText({ of })}`),
  }
}
