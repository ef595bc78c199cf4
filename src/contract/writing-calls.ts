/** Calls about what is written to customers. */
import type { z } from 'zod'
import type { Caller } from './client.ts'
import { type CheckReply, RenderedTemplate, type RenderTemplate, ReplyCheck, Templates } from './writing.ts'

/** Part of the client; see there. */
export function writingCalls({ get, post }: Caller) {
  return {
    /** With the ticket's `number` also what the customer asked and what was noted is looked at. */
    checkReply: async (body: string, more: Omit<z.input<typeof CheckReply>, 'body'> = {}) =>
      post(ReplyCheck, '/replies/check', { body, ...more }),
    templates: async () => get(Templates, '/templates'),
    renderTemplate: async (slug: string, input: z.input<typeof RenderTemplate>) =>
      post(RenderedTemplate, `/templates/${encodeURIComponent(slug)}/render`, input),
  }
}
