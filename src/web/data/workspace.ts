import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { COMPANY } from '../../contract/queue.ts'
import type { Workspace } from '../../contract/workspace.ts'
import type { Mode } from '../../domain/vocabulary.ts'
import { text } from '../text.ts'
import { useClient } from './client.ts'
import { keys } from './keys.ts'

export function useWorkspace() {
  const client = useClient()
  return useQuery({ queryKey: keys.workspace, queryFn: client.workspace })
}

/** Accounts whose name fits `q`; nothing is asked while it is undefined. */
export function useAccounts(q: string | undefined) {
  const client = useClient()
  return useQuery({
    queryKey: keys.accounts(q ?? ''),
    queryFn: () => client.accounts(q),
    enabled: q !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}

export function useSwitchMode() {
  const client = useClient()
  const cache = useQueryClient()
  return useMutation<Workspace, unknown, { mode: Mode; reason: string }>({
    mutationFn: client.switchMode,
    onSuccess: (workspace) => {
      cache.setQueryData(keys.workspace, workspace)
      void cache.invalidateQueries({ queryKey: keys.lines })
      void cache.invalidateQueries({ queryKey: keys.whys })
    },
  })
}

/** What a line is called. */
export const scopeName = (workspace: Workspace | undefined, scope: string): string =>
  scope === COMPANY ? text.company : (workspace?.teams.find(({ slug }) => slug === scope)?.name ?? scope)

/** Who is or was the member behind a handle, or the handle itself when nobody ever was. */
export function memberName(workspace: Workspace | undefined, handle: string): string {
  const everybody = [...(workspace?.members ?? []), ...(workspace?.formerMembers ?? [])]
  return everybody.find((member) => member.handle === handle)?.name ?? (handle === 'system' ? text.system : handle)
}
