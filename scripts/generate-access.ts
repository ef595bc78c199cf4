/** Writes docs/access.md, which says who may do what. */
import { writeFileSync } from 'node:fs'
import { accessPage, callsOf } from './access-page.ts'
import { apiDocument } from './api-document.ts'

writeFileSync('docs/access.md', accessPage(callsOf(await apiDocument())))
