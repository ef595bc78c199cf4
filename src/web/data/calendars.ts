import { useMutation, useQuery } from '@tanstack/react-query'
import type { ReadHolidays } from '../../contract/calendars.ts'
import { useClient } from './client.ts'
import { keys } from './keys.ts'

/** Whether one is open is read again this often, in milliseconds: no change tells of an opening. */
const MINUTE = 60_000

export function useCalendars() {
  const client = useClient()
  return useQuery({ queryKey: keys.calendars, queryFn: client.calendars, refetchInterval: MINUTE })
}

/** One calendar with its versions; nothing is asked while there is no slug. */
export function useCalendar(slug: string | undefined) {
  const client = useClient()
  return useQuery({
    queryKey: keys.calendar(slug ?? ''),
    queryFn: () => client.calendar(slug ?? ''),
    enabled: slug !== undefined,
  })
}

export function useHolidaySets() {
  const client = useClient()
  return useQuery({ queryKey: keys.holidays, queryFn: client.holidaySets })
}

/** The countries and states whose public holidays are known; nothing is asked before they are wanted. */
export function useRegions(wanted: boolean) {
  const client = useClient()
  return useQuery({
    queryKey: keys.regions,
    queryFn: client.regions,
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Reads the dates of a file or a region; nothing is saved by it. */
export function useReadHolidays() {
  const client = useClient()
  return useMutation({ mutationFn: (input: ReadHolidays) => client.readHolidays(input) })
}
