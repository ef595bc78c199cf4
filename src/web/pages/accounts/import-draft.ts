/** A table that is about to be imported, as somebody has chosen and typed it. */
import type { ImportReport, PreviewImport } from '../../../contract/accounts.ts'
import { IMPORT_FIELDS, type ImportKind, type Mapping } from '../../../domain/accounts/import-fields.ts'
import { SEGMENTS } from '../../../domain/vocabulary.ts'

export interface ImportDraft {
  readonly kind: ImportKind
  readonly csv: string
  /** Undefined while the names of the columns tell what they are. */
  readonly mapping: Mapping | undefined
  readonly source: string
  readonly currency: string
  readonly segment: string
  /** `dmy`, `mdy` or empty. */
  readonly dates: string
  /** One a line: `Discovery = 2`, `Signed = won`. */
  readonly stages: string
}

export const NO_DRAFT: ImportDraft = {
  kind: 'accounts',
  csv: '',
  mapping: undefined,
  source: 'crm',
  currency: '',
  segment: '',
  dates: '',
  stages: '',
}

/** Another kind or another table has other columns, so that what was said of those before is gone. */
export const withTable = (draft: ImportDraft, table: Partial<Pick<ImportDraft, 'kind' | 'csv'>>): ImportDraft => ({
  ...draft,
  ...table,
  mapping: undefined,
})

type Columns = Pick<ImportReport, 'columns'>['columns']

/** What the columns are taken for. */
const mappingOf = (columns: Columns): Mapping =>
  Object.fromEntries(columns.flatMap(({ header, field }) => (field === null ? [] : [[field, header]])))

/** Says what the column `header` is, null for nothing. A field is said by one column, and a column says one field. */
export function withField(columns: Columns, header: string, field: string | null): Mapping {
  const others = Object.entries(mappingOf(columns)).filter(([each, from]) => each !== field && from !== header)
  return Object.fromEntries(field === null ? others : [...others, [field, header]])
}

/** `customerEngineer` as customer engineer. */
export const inWords = (field: string): string => field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

/** Stage by its name in the CRM; a line that says none is left out. */
const typedStages = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text.split('\n').flatMap((line) => {
      const [, name, stage] = /^(.*\S)\s*[=:]\s*([1-6]|won|lost)\s*$/i.exec(line.trim()) ?? []
      return name === undefined || stage === undefined ? [] : [[name, stage.toLowerCase()]]
    }),
  )

/** Every field by no column, so that the server guesses none that was left out here. */
const noColumns = (kind: ImportKind): Record<string, null> =>
  Object.fromEntries(Object.keys(IMPORT_FIELDS[kind]).map((field) => [field, null]))

/** As the server takes it; what is not said is left out. */
export function inputOf({
  kind,
  csv,
  mapping,
  source,
  currency,
  segment,
  dates,
  ...draft
}: ImportDraft): PreviewImport {
  const stages = typedStages(draft.stages)
  const known = SEGMENTS.find((each) => each === segment)
  return {
    kind,
    csv,
    ...(source.trim() === '' ? {} : { source: source.trim() }),
    ...(mapping === undefined ? {} : { mapping: { ...noColumns(kind), ...mapping } }),
    ...(currency.trim() === '' ? {} : { currency: currency.trim().toUpperCase() }),
    ...(known === undefined || kind !== 'accounts' ? {} : { segment: known }),
    ...(dates === 'dmy' || dates === 'mdy' ? { dates } : {}),
    ...(kind === 'opportunities' && Object.keys(stages).length > 0 ? { stages } : {}),
  }
}
