/** The search for those who may not read everything: it finds by what was said in public alone. */
import { sql } from 'kysely'
import type { Tenant } from './db.ts'
import { type Entry, searchTickets } from './lists.ts'

/** Tickets of which the public words are read: more than are shown, because some hold the words in a note alone. */
const CANDIDATES = 200

/** A search in words, as search_tickets reads it: an address without its scheme, and words in any order. */
const soughtIn = (text: string) => sql`regexp_replace(
  websearch_to_tsquery('english', regexp_replace(${text}, '[a-z]+://', ' ', 'gi'))::text, '<(-|\\d+)>', '&', 'g')::tsquery`

/** What `text` asks to be there, without what it asks not to be: a word that is only in a note must not hide a ticket. */
async function askedIn({ db }: Tenant, text: string): Promise<string> {
  const { rows } = await sql<{ tree: string }>`select querytree(${soughtIn(text)}) as tree`.execute(db)
  return rows[0]?.tree ?? ''
}

const hasNot = (text: string): boolean => /(^|[^\p{L}\p{N}])-/u.test(text)

/** Of these tickets those whose subject and public messages fit `text`. */
async function publicFits({ db, workspace }: Tenant, text: string, numbers: readonly number[]) {
  const { rows } = await sql<{ number: number }>`
    select ticket.number from ticket, lateral (
      select string_agg(concat_ws(' ', change->>'subject', change->>'body'), ' ') as words from event
      where event.workspace_id = ${workspace} and stream_id = ticket.id and type in ('opened', 'received', 'replied')
    ) said
    where ticket.workspace_id = ${workspace} and number = any(${numbers}::bigint[])
      and to_tsvector('english', said.words) @@ ${soughtIn(text)}
  `.execute(db)
  return new Set(rows.map(({ number }) => Number(number)))
}

/** As searchTickets, by the words of subject and public messages alone (ACC-3). */
export async function searchPublic(tenant: Tenant, text: string, limit: number): Promise<Entry[]> {
  const asked = hasNot(text) ? (await askedIn(tenant, text)).replaceAll('|', ' or ') : text
  const found = await searchTickets(tenant, asked, CANDIDATES)
  const fits = await publicFits(
    tenant,
    text,
    found.map(({ ticket }) => ticket.number),
  )
  return found.filter(({ ticket }) => fits.has(ticket.number)).slice(0, limit)
}
