/** Whether the login of a connection could step round row-level security, apart from the role the server works under. */
import type pg from 'pg'
import { openPool } from './db.ts'

const LOGIN = 'topline_server'

/** Makes, where no password is asked for, a login that may do no more than the server does, and gives its name; undefined
 *  where there is no schema yet. Others may do so at the same time. */
export async function isolatedLogin(owner: pg.PoolConfig): Promise<string | undefined> {
  const pool = openPool({ ...owner, max: 1 })
  try {
    const { rowCount } = await pool.query("select from pg_roles where rolname = 'topline_app'")
    if (rowCount === 0) return undefined
    const known = await pool.query('select from pg_auth_members where member = to_regrole($1)', [LOGIN])
    if (known.rowCount === 0) {
      await pool.query(`
        do $$ begin
          create role ${LOGIN} login;
          grant topline_app to ${LOGIN};
        exception when duplicate_object or unique_violation then null;
        end $$`)
    }
    return LOGIN
  } finally {
    await pool.end()
  }
}

export interface Isolation {
  readonly login: string
  readonly superuser: boolean
  readonly bypassesRowSecurity: boolean
  /** May make roles, and so give itself others. */
  readonly makesRoles: boolean
  /** How many tables it owns, or could own by a role that it may become. */
  readonly owned: number
}

/** What the login that `pool` connects as could do if it left the application's role. */
export async function isolationOf(pool: pg.Pool): Promise<Isolation> {
  const { rows } = await pool.query<Isolation>(`
    select rolname as login, rolsuper as superuser, rolcreaterole as "makesRoles",
      exists (select 1 from pg_roles as other
        where (other.rolbypassrls or other.rolsuper) and pg_has_role(me.oid, other.oid, 'member'))
        as "bypassesRowSecurity",
      (select count(*)::integer from pg_tables
        where schemaname = 'public' and pg_has_role(me.oid, tableowner, 'member')) as owned
    from pg_roles as me where rolname = session_user`)
  const [isolation] = rows
  if (!isolation) throw new Error('The login of this connection is not among the roles')
  return isolation
}

/** Whether leaving the application's role would gain it nothing. */
export const isIsolated = ({ superuser, bypassesRowSecurity, makesRoles, owned }: Isolation): boolean =>
  !superuser && !bypassesRowSecurity && !makesRoles && owned === 0
