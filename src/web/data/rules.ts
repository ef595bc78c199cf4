import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Published, Recompute } from '../../contract/calendars.ts'
import type { Client } from '../../contract/client.ts'
import { useClient } from './client.ts'
import { keys } from './keys.ts'

/** Who would be affected. */
export type Preview = Awaited<ReturnType<Client['previewCalendar']>>

/** How a change is to be saved: from when, why, and whether clocks that run go over to it. */
export type Saving = Omit<Parameters<Client['publishCalendar']>[1], 'document'>

/** How far a change has been carried, asked for again while it goes on. */
const PACE = 500

export function useRecompute() {
  const client = useClient()
  return useQuery<Recompute>({
    queryKey: keys.recompute,
    queryFn: client.recompute,
    refetchInterval: ({ state }) => (state.data?.running ? PACE : false),
  })
}

/** Works out who would be affected by a draft that counts from an instant; at once when it is undefined. */
export function usePreview(run: (effectiveFrom: string | undefined) => Promise<Preview>) {
  return useMutation<Preview, unknown, string | undefined>({ mutationFn: run })
}

/** Saves a draft; everything that is counted by rules is stale then. */
export function usePublish(run: (saving: Saving) => Promise<Published>) {
  const cache = useQueryClient()
  return useMutation<Published, unknown, Saving>({
    mutationFn: run,
    onSuccess: ({ recompute }) => {
      cache.setQueryData(keys.recompute, recompute)
      for (const queryKey of [keys.calendars, keys.holidays, keys.sla, keys.recompute]) {
        void cache.invalidateQueries({ queryKey })
      }
    },
  })
}

/** Once a change is carried to all: what shows times is read again. */
export function useRefreshClocks(): () => void {
  const cache = useQueryClient()
  return useCallback(() => {
    for (const queryKey of [keys.lines, keys.whys, keys.tickets, keys.allClocks]) {
      void cache.invalidateQueries({ queryKey })
    }
  }, [cache])
}
