/** Calls about accounts, their contacts and opportunities, imports, and unknown senders. The shapes come when they are first
 *  needed: few screens show them. */
import type { ImportKind } from '../domain/accounts/import-fields.ts'
import type {
  AddContact,
  AssignSender,
  ChangeContact,
  ChangeFacts,
  PreviewImport,
  PutOpportunity,
  RunImport,
} from './accounts.ts'
import type { Caller } from './client.ts'
import { Account } from './workspace.ts'

const shapes = () => import('./accounts.ts')
const at = (slug: string) => `/accounts/${encodeURIComponent(slug)}`

/** Part of the client; see there. */
export function accountCalls({ get, post }: Caller) {
  return {
    account: async (slug: string) => get((await shapes()).AccountDetail, at(slug)),
    changeFacts: (slug: string, input: ChangeFacts) => post(Account, `${at(slug)}/facts`, input),
    addContact: async (slug: string, input: AddContact) =>
      post((await shapes()).ContactOfAccount, `${at(slug)}/contacts`, input),
    changeContact: async (id: string, input: ChangeContact) =>
      post((await shapes()).ContactOfAccount, `/contacts/${encodeURIComponent(id)}`, input),
    removeContact: async (id: string, input: { readonly reason: string }) =>
      post((await shapes()).ContactOfAccount, `/contacts/${encodeURIComponent(id)}/remove`, input),
    putOpportunity: async (slug: string, input: PutOpportunity) =>
      post((await shapes()).Opportunity, `${at(slug)}/opportunities`, input),
    senders: async () => get((await shapes()).UnknownSenders, '/senders'),
    assignSender: async (input: AssignSender) => post((await shapes()).AssignedSender, '/senders/assign', input),
    previewImport: async (input: PreviewImport) => post((await shapes()).ImportReport, '/imports/preview', input),
    runImport: async (input: RunImport) => post((await shapes()).ImportReport, '/imports', input),
    exportTable: async (kind: ImportKind) => get((await shapes()).ExportedTable, `/exports/${kind}`),
  }
}
