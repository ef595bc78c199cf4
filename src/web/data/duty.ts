/** Who is on duty, hours, absences and capacity. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Client } from '../../contract/client.ts'
import { useClient } from './client.ts'
import { keys } from './keys.ts'

/** Read again this often, in milliseconds: nothing tells of people who come and go. */
const MINUTE = 60_000

/** Everybody's duty; nothing is asked before it is wanted. */
export function useDuty(wanted = true) {
  const client = useClient()
  return useQuery({
    queryKey: keys.dutyNow,
    queryFn: () => client.duty(),
    enabled: wanted,
    refetchInterval: MINUTE,
    staleTime: MINUTE / 6,
  })
}

/** Who is on when between two instants. */
export function useRotas(from: string, to: string) {
  const client = useClient()
  return useQuery({
    queryKey: keys.rotas(from, to),
    queryFn: () => client.rotas({ from, to }),
    placeholderData: keepPreviousData,
  })
}

/** A write after which duty is read anew. */
function useKept<Wanted>(write: (client: Client, wanted: Wanted) => Promise<unknown>) {
  const client = useClient()
  const cache = useQueryClient()
  return useMutation<unknown, unknown, Wanted>({
    mutationFn: (wanted) => write(client, wanted),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.duty }),
  })
}

export type HoursInput = Parameters<Client['setHours']>[1]
export type AbsenceInput = Parameters<Client['planAbsence']>[1]

export const useSetHours = (handle: string) => useKept<HoursInput>((client, input) => client.setHours(handle, input))
export const usePlanAbsence = (handle: string) =>
  useKept<AbsenceInput>((client, input) => client.planAbsence(handle, input))
export const useCancelAbsence = (handle: string) => useKept<string>((client, id) => client.cancelAbsence(handle, id))

/** Says that somebody takes no new tickets, or some again. */
export const useSetCapacity = () =>
  useKept<{ handle: string; atCapacity: boolean }>((client, { handle, atCapacity }) =>
    client.setCapacity(handle, { atCapacity }),
  )

/** Whether a ticket should move to another region; asked of those that somebody holds. */
export function useMove(number: number, wanted: boolean) {
  const client = useClient()
  return useQuery({
    queryKey: keys.move(number),
    queryFn: () => client.move(number),
    enabled: wanted,
    refetchInterval: 5 * MINUTE,
  })
}
