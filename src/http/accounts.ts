/**
 * GET  /accounts               accounts by name
 * POST /accounts               add one
 * GET  /accounts/:slug         all that is known of it (account-detail.ts)
 * POST /accounts/:slug/terms   what it is promised
 * POST /accounts/:slug/money   what the CRM knows of it
 */
import { z } from 'zod'
import { changeTerms } from '../actions/change-terms.ts'
import { addAccount } from '../actions/create-workspace.ts'
import { setMoney } from '../actions/set-money.ts'
import { OpenAccount } from '../contract/accounts.ts'
import { Account, AccountQuery, Accounts, ChangeTerms, SetMoney } from '../contract/workspace.ts'
import { changedPeople } from '../domain/accounts/account.ts'
import { accountDomain } from '../domain/accounts/mail-domain.ts'
import { accountsNamed } from '../store/workspaces.ts'
import { refuseUnlessMay } from './access.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import { callerIn } from './desks.ts'

const Path = z.strictObject({ slug: z.string().max(200) })

function listRoutes(api: Api, deps: Deps): void {
  api.get(
    '/accounts',
    {
      config: { permission: 'read_accounts' },
      schema: {
        summary: 'Accounts by name',
        tags: ['workspace'],
        querystring: AccountQuery,
        response: { 200: Accounts },
      },
    },
    async (request) => {
      const { tenant } = await deps.desks.of(request)
      return { items: await accountsNamed(tenant, request.query.q) }
    },
  )

  api.post(
    '/accounts',
    {
      config: { permission: 'change_accounts' },
      schema: { summary: 'Add an account', tags: ['workspace'], body: OpenAccount, response: { 201: Account } },
    },
    async (request, reply) => {
      const { arr, renewsOn, churnRisk } = request.body
      const knows = [arr, renewsOn, churnRisk].some((fact) => fact !== null)
      if (knows) refuseUnlessMay(callerIn(request), 'set_money')
      const desk = await deps.desks.forWrite(request)
      const { domains, people, ...facts } = request.body
      const file = {
        ...(domains && { domains: [...new Set(domains.map(accountDomain))] }),
        ...(people && { people: changedPeople({}, people) }),
      }
      const account = await addAccount(desk, { ...facts, ...file }, (made) => ({
        status: 201,
        body: JSON.stringify(made),
      }))
      reply.code(201)
      return account
    },
  )
}

function termsRoutes(api: Api, deps: Deps): void {
  api.post(
    '/accounts/:slug/terms',
    {
      config: { permission: 'change_accounts' },
      schema: {
        summary: 'Change what an account is promised, and with it what its open tickets are',
        tags: ['workspace'],
        params: Path,
        body: ChangeTerms,
        response: { 200: Account },
      },
    },
    async (request) => {
      const desk = await deps.desks.forWrite(request)
      const present = (account: Account) => ({ status: 200, body: JSON.stringify(account) })
      const account = await changeTerms(desk, request.params.slug, request.body, present)
      deps.live.wrote(desk.tenant.workspace)
      return account
    },
  )
}

function moneyRoutes(api: Api, { desks }: Deps): void {
  api.post(
    '/accounts/:slug/money',
    {
      config: { permission: 'set_money' },
      schema: {
        summary: 'Write down what the CRM knows of an account: revenue, renewal, how likely it leaves',
        tags: ['workspace'],
        params: Path,
        body: SetMoney,
        response: { 200: Account },
      },
    },
    async (request) => {
      const desk = await desks.forWrite(request)
      const present = (account: Account) => ({ status: 200, body: JSON.stringify(account) })
      return setMoney(desk, request.params.slug, request.body, present)
    },
  )
}

export function accountRoutes(api: Api, deps: Deps): void {
  listRoutes(api, deps)
  termsRoutes(api, deps)
  moneyRoutes(api, deps)
}
