/** Accounts: what is known of each, who writes and is of none, and tables of a CRM. */
import { type QueryKey, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  AddContact,
  AssignedSender,
  AssignSender,
  ChangeContact,
  ChangeFacts,
  ImportReport,
  PreviewImport,
  RunImport,
} from '../../contract/accounts.ts'
import type { ChangeTerms, SetMoney } from '../../contract/workspace.ts'
import { useClient } from './client.ts'
import { keys } from './keys.ts'

/** Read again this often, in milliseconds: a new sender is told by no change. */
const MINUTE = 60_000

/** All that is known of an account. */
export function useAccount(slug: string) {
  const client = useClient()
  return useQuery({ queryKey: keys.account(slug), queryFn: () => client.account(slug) })
}

/** Senders of open tickets whose account nobody knows. */
export function useSenders() {
  const client = useClient()
  return useQuery({ queryKey: keys.senders, queryFn: client.senders, refetchInterval: MINUTE })
}

const ACCOUNTS = [keys.accountLists, keys.accountFiles] as const
/** What a ticket shows of its account. */
const TICKETS = [keys.tickets, keys.lines, keys.inboxes, keys.allClocks] as const

/** A write after which some answers are read anew. */
function useKept<Answer, Wanted>(write: (wanted: Wanted) => Promise<Answer>, ...stale: readonly QueryKey[]) {
  const cache = useQueryClient()
  return useMutation<Answer, unknown, Wanted>({
    mutationFn: write,
    onSuccess: async () => {
      await Promise.all(stale.map((queryKey) => cache.invalidateQueries({ queryKey })))
    },
  })
}

/** Adds an account. */
export function useAddAccount() {
  const client = useClient()
  return useKept(client.addAccount, keys.accountLists)
}

/** Changes what an account is promised, and its open tickets with it. */
export function useChangeTerms(slug: string) {
  const client = useClient()
  return useKept((input: ChangeTerms) => client.changeTerms(slug, input), ...ACCOUNTS, ...TICKETS)
}

/** Writes down what an account is worth. */
export function useSetMoney(slug: string) {
  const client = useClient()
  return useKept((input: SetMoney) => client.setMoney(slug, input), ...ACCOUNTS, ...TICKETS)
}

export function useChangeFacts(slug: string) {
  const client = useClient()
  return useKept((input: ChangeFacts) => client.changeFacts(slug, input), ...ACCOUNTS, keys.senders)
}

export function useAddContact(slug: string) {
  const client = useClient()
  return useKept((input: AddContact) => client.addContact(slug, input), keys.accountFiles)
}

export function useChangeContact(id: string) {
  const client = useClient()
  return useKept((input: ChangeContact) => client.changeContact(id, input), keys.accountFiles)
}

export function useRemoveContact(id: string) {
  const client = useClient()
  return useKept((reason: string) => client.removeContact(id, { reason }), keys.accountFiles)
}

/** Says whose all open tickets of a sender are. */
export function useAssignSender() {
  const client = useClient()
  return useKept<AssignedSender, AssignSender>(client.assignSender, keys.senders, ...ACCOUNTS, ...TICKETS)
}

/** What a table would add, change and leave; nothing is written by it. */
export function usePreviewImport() {
  const client = useClient()
  return useKept<ImportReport, PreviewImport>(client.previewImport)
}

export function useRunImport() {
  const client = useClient()
  return useKept<ImportReport, RunImport>(client.runImport, ...ACCOUNTS, keys.senders, ...TICKETS)
}
