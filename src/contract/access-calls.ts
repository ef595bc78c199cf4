/** Calls about signing in and about who may what. The shapes come when they are first needed: few screens show them. */
import type { z } from 'zod'
import type {
  AddMember,
  AnswerDevice,
  AskDevice,
  BeginDevice,
  ChangeMember,
  LookDevice,
  MakePortalLink,
  MakeToken,
  RemoveMember,
  RemoveProvider,
  SetProvider,
  SignInWaysQuery,
  SwitchSession,
  UseLink,
  WhoseQuery,
} from './access.ts'
import type { Caller } from './client.ts'
import { queryText } from './query-text.ts'

const access = () => import('./access.ts')

/** Part of the client; see there. */
export function accessCalls({ get, post }: Caller) {
  return {
    signInWays: async (query: z.input<typeof SignInWaysQuery> = {}) =>
      get((await access()).SignInWays, `/sign-in${queryText(query)}`),
    takeLink: async (input: z.input<typeof UseLink>) => post((await access()).Session, '/sign-in/link', input),
    session: async () => get((await access()).Session, '/session'),
    endSession: async () => post((await access()).Done, '/session/end', {}),
    switchSession: async (input: z.input<typeof SwitchSession>) =>
      post((await access()).Session, '/session/switch', input),
    sessions: async (query: Partial<z.input<typeof WhoseQuery>> = {}) =>
      get((await access()).Sessions, `/sessions${queryText(query)}`),
    endSessionOf: async (id: string) => post((await access()).Done, `/sessions/${encodeURIComponent(id)}/end`, {}),
    tokens: async (query: Partial<z.input<typeof WhoseQuery>> = {}) =>
      get((await access()).Tokens, `/tokens${queryText(query)}`),
    makeToken: async (input: z.input<typeof MakeToken>) => post((await access()).MadeToken, '/tokens', input),
    revokeToken: async (id: string) => post((await access()).Done, `/tokens/${encodeURIComponent(id)}/revoke`, {}),
    beginDevice: async (input: z.input<typeof BeginDevice>) => post((await access()).BegunDevice, '/devices', input),
    askDevice: async (input: z.input<typeof AskDevice>) => post((await access()).DeviceToken, '/devices/token', input),
    lookDevice: async (input: z.input<typeof LookDevice>) =>
      post((await access()).WaitingDevice, '/devices/look', input),
    answerDevice: async (input: z.input<typeof AnswerDevice>) =>
      post((await access()).AnsweredDevice, '/devices/answer', input),
    members: async () => get((await access()).Members, '/members'),
    addMember: async (input: z.input<typeof AddMember>) => post((await access()).MemberRow, '/members', input),
    changeMember: async (handle: string, input: z.input<typeof ChangeMember>) =>
      post((await access()).MemberRow, `/members/${encodeURIComponent(handle)}/role`, input),
    removeMember: async (handle: string, input: z.input<typeof RemoveMember>) =>
      post((await access()).MemberRow, `/members/${encodeURIComponent(handle)}/remove`, input),
    permissions: async () => get((await access()).Permissions, '/permissions'),
    provider: async () => get((await access()).Provider, '/provider'),
    setProvider: async (input: z.input<typeof SetProvider>) => post((await access()).Provider, '/provider', input),
    removeProvider: async (input: z.input<typeof RemoveProvider>) =>
      post((await access()).Provider, '/provider/remove', input),
    portalLink: async (slug: string, input: z.input<typeof MakePortalLink>) =>
      post((await access()).PortalLink, `/accounts/${encodeURIComponent(slug)}/portal-links`, input),
  }
}
