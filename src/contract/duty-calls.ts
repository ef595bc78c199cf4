/** Calls about people's hours and duty; the shapes come when they are first needed. */
import type { z } from 'zod'
import type { Caller } from './client.ts'
import type { CancelAbsence, DutyQuery, DutyRota, PlanAbsence, RotaQuery, SetCapacity, SetHours } from './duty.ts'
import { queryText } from './query-text.ts'

const duty = () => import('./duty.ts')
const memberPath = (handle: string): string => `/members/${encodeURIComponent(handle)}`

/** Part of the client; see there. */
export function dutyCalls({ get, post }: Caller) {
  return {
    duty: async (query: z.input<typeof DutyQuery> = {}) => get((await duty()).Duty, `/duty${queryText(query)}`),
    rotas: async (query: z.input<typeof RotaQuery> = {}) => get((await duty()).Rotas, `/duty/rota${queryText(query)}`),
    previewRota: async (document: z.input<typeof DutyRota>, from?: string) =>
      post((await duty()).RotaPreview, '/duty/preview', { document, ...(from === undefined ? {} : { from }) }),
    setHours: async (handle: string, input: z.input<typeof SetHours>) =>
      post((await duty()).DutyMember, `${memberPath(handle)}/hours`, input),
    planAbsence: async (handle: string, input: z.input<typeof PlanAbsence>) =>
      post((await duty()).DutyMember, `${memberPath(handle)}/absences`, input),
    cancelAbsence: async (handle: string, id: string, input: z.input<typeof CancelAbsence> = {}) =>
      post((await duty()).DutyMember, `${memberPath(handle)}/absences/${encodeURIComponent(id)}/cancel`, input),
    setCapacity: async (handle: string, input: z.input<typeof SetCapacity>) =>
      post((await duty()).DutyMember, `${memberPath(handle)}/capacity`, input),
    /** `asked`: the customer asks to be moved. */
    move: async (number: number, asked = false) =>
      get((await duty()).Move, `/tickets/${number}/move${queryText(asked ? { asked } : {})}`),
  }
}
