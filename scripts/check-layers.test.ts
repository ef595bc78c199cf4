import { expect, test } from 'vitest'
import { planted } from '../test/support/planted.ts'
import { layerProblems } from './check-layers.ts'

const imports = (...targets: string[]) => targets.map((target) => `import { x } from '${target}'\n`).join('')

test.each([
  ['the domain on the store', 'src/domain/rank.ts', '../store/db.ts', 'domain may not import store'],
  ['the domain on a package', 'src/domain/rank.ts', 'zod', 'domain may not import the package zod'],
  ['the domain on Node', 'src/domain/rank.ts', 'node:fs', 'domain may not import node:fs'],
  ['Temporal elsewhere', 'src/domain/rank.ts', 'temporal-polyfill', 'which only src/domain/wall-clock.ts may'],
  ['Temporal in the web', 'src/web/format.ts', 'temporal-polyfill/global', 'which only src/domain/wall-clock.ts may'],
  ['the contract on Node', 'src/contract/page.ts', 'node:crypto', 'contract may not import node:crypto'],
  ['the contract on the store', 'src/contract/page.ts', '../store/db.ts', 'contract may not import store'],
  ['the store on the contract', 'src/store/db.ts', '../contract/page.ts', 'store may not import contract'],
  ['the store on ids of its own', 'src/store/db.ts', 'uuid', 'store may not import the package uuid'],
  [
    'integrations on the store',
    'src/integrations/mail/send.ts',
    '../../store/db.ts',
    'integrations may not import store',
  ],
  ['actions on HTTP', 'src/actions/reply.ts', '../http/app.ts', 'actions may not import http'],
  ['actions on a package', 'src/actions/reply.ts', 'pg', 'actions may not import the package pg'],
  ['HTTP on an integration', 'src/http/app.ts', '../integrations/mail/send.ts', 'http may not import integrations'],
  ['HTTP on the database driver', 'src/http/app.ts', 'pg', 'http may not import the package pg'],
  ['jobs on HTTP', 'src/jobs/fire.ts', '../http/app.ts', 'jobs may not import http'],
  ['the CLI on the store', 'src/cli/queue/list.ts', '../../store/db.ts', 'cli may not import store'],
  ['local on the web', 'src/local/serve.ts', '../web/format.ts', 'local may not import web'],
  ['the web on Node', 'src/web/format.ts', 'node:path', 'web may not import node:path'],
  ['the web on an action', 'src/web/pages/queue/row.tsx', '../../../actions/reply.ts', 'web may not import actions'],
  ['a page on a page', 'src/web/pages/queue/row.tsx', '../ticket/parts.ts', 'imports another page, ticket'],
  ['a program on a test', 'src/domain/rank.ts', './rank.test.ts', 'imports the test src/domain/rank.test.ts'],
  ['a program on test support', 'src/domain/rank.ts', '../../test/support/facts.ts', 'which is not below src'],
  ['the configuration', 'src/http/app.ts', '../config.ts', 'http may not import config.ts'],
])('is seen: %s', (_, file, target, fault) => {
  expect(layerProblems(planted({ [file]: imports(target) }))).toEqual([expect.stringContaining(`${file}:1 `)])
  expect(layerProblems(planted({ [file]: imports(target) }))).toEqual([expect.stringContaining(fault)])
})

test.each([
  ['over several lines', "import {\n  x,\n  type Y,\n} from 'zod'", 4],
  ['types only', "import type { X } from 'zod'", 1],
  ['for its effect', "\nimport 'zod'", 2],
  ['passed on', "export { x } from 'zod'", 1],
  ['passed on whole', "export * from 'zod'", 1],
  ['when it runs', "const x = await import('zod')", 1],
  ['as a type in a line', "let x: import('zod').X", 1],
  ['after another', "import { y } from './y.ts'; import { x } from 'zod'", 1],
])('is seen: an import %s', (_, text, line) => {
  const problems = layerProblems(planted({ 'src/domain/rank.ts': text }))
  expect(problems).toEqual([`src/domain/rank.ts:${line} domain may not import the package zod`])
})

test.each([
  ['src/domain/index.ts', 'a name that says nothing'],
  ['src/store/utils.ts', 'a name that says nothing'],
  ['src/web/components/types.ts', 'a name that says nothing'],
  ['src/server.ts', 'belongs to no layer'],
  ['src/services/mail.ts', 'belongs to no layer'],
  ['src/store/queries/deep/rows.ts', 'lies 3 folders below src'],
  ['src/web/pages/queue/parts/row.tsx', 'lies 4 folders below src'],
])('is seen: the place of %s', (file, fault) => {
  expect(layerProblems(planted({ [file]: '' }))).toEqual([expect.stringContaining(fault)])
})

test('what the table allows is quiet', () => {
  const root = planted({
    'src/main.ts': imports('./http/app.ts', './config.ts', './local/serve.ts', 'pg', 'node:fs'),
    'src/config.ts': imports('zod'),
    'src/config.test.ts': imports('./config.ts', 'vitest'),
    'src/domain/wall-clock.ts': imports('temporal-polyfill', './time.ts'),
    'src/domain/rank.test.ts': imports('vitest', 'node:fs', '../../test/support/facts.ts', '../store/db.ts'),
    'src/contract/page.ts': imports('zod', '../domain/time.ts'),
    'src/store/db.ts': imports('kysely', 'pg', 'node:crypto', '../domain/time.ts', './rows.ts'),
    'src/integrations/mail/send.ts': imports('csv-parse', 'csv-parse/sync', '../../contract/page.ts', './receive.ts'),
    'src/actions/reply.ts': imports('../store/db.ts', '../domain/time.ts', './once.ts'),
    'src/http/app.ts': imports('fastify', '@fastify/helmet', '../actions/reply.ts', '../store/db.ts', 'node:http'),
    'src/jobs/fire.ts': imports('../actions/reply.ts', 'node:timers/promises'),
    'src/cli/queue/list.ts': imports('commander', '../tell.ts', '../../contract/page.ts'),
    'src/local/demo/plan.ts': imports('uuid', '../../config.ts', '../../http/app.ts', '../../cli/deps.ts'),
    'src/web/pages/queue/row.tsx': imports('react', 'react-dom/client', './parts.ts', '../../data/queue.ts'),
    'src/web/index.html': '<title>Topline</title>',
    'src/domain/time.ts': "// import { x } from 'zod'\n/* import 'pg' */\nexport const text = 'no comment // here'\n",
  })
  expect(layerProblems(root)).toEqual([])
})
