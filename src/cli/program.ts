/** The command tree: noun, then verb. */
import { Command, Help, type Option } from 'commander'
import { addAccess } from './access.ts'
import { addAccountAdd } from './account/add.ts'
import { addAccountFacts } from './account/facts.ts'
import { addAccountExport, addAccountImport } from './account/import.ts'
import { addAccountList } from './account/list.ts'
import { addAccountMoney } from './account/money.ts'
import { addAccountOpportunity } from './account/opportunity.ts'
import { addAccountShow } from './account/show.ts'
import { addAccountTerms } from './account/terms.ts'
import { addAttention } from './attention.ts'
import { addAuditExport } from './audit/export.ts'
import { addAuditList } from './audit/list.ts'
import { addAuditVerify } from './audit/verify.ts'
import { addCalendarList } from './calendar/list.ts'
import { addCalendarPublish, addImportHolidays } from './calendar/publish.ts'
import { addReckoning } from './calendar/reckon.ts'
import { addCalendarShow } from './calendar/show.ts'
import { addConcerns } from './concerns.ts'
import { addContactErase } from './contact/erase.ts'
import { addContactVerbs } from './contact/keep.ts'
import type { CliDeps } from './deps.ts'
import { addDuty } from './duty/show.ts'
import { addFormVerbs } from './form/forms.ts'
import { addHelpRequests } from './help-requests.ts'
import { addIssueVerbs } from './issue/verbs.ts'
import { addBackup, addRestore } from './local/backup.ts'
import { addConfigShow } from './local/config-show.ts'
import { addDemo } from './local/demo.ts'
import { addDoctor } from './local/doctor.ts'
import { addImportServicenow } from './local/import-servicenow.ts'
import { addRebuild } from './local/rebuild.ts'
import { addServe } from './local/serve.ts'
import { addSignInLink } from './local/sign-in-link.ts'
import { addWorkspaceCreate, addWorkspaceList } from './local/workspace-create.ts'
import { addWorkspaceExport, addWorkspaceImport } from './local/workspace-files.ts'
import { addMemberVerbs } from './member/changing.ts'
import { addMemberHours } from './member/hours.ts'
import { addMemberList } from './member/list.ts'
import { addDigest, addNoticeVerbs } from './notices.ts'
import { addPolicyCheck } from './policy/check.ts'
import { addPolicyPublish } from './policy/publish.ts'
import { addPolicyShow } from './policy/show.ts'
import { addPolicyTry } from './policy/try.ts'
import { addProviderRemove } from './provider/remove.ts'
import { addQueueList } from './queue/list.ts'
import { addQueueMode } from './queue/mode.ts'
import { addQueueNext } from './queue/next.ts'
import { addQueueOffered } from './queue/offered.ts'
import { addReports } from './report/reports.ts'
import { addSearch } from './search.ts'
import { addSecretsList } from './secrets/list.ts'
import { addSecretsRotate } from './secrets/rotate.ts'
import { addSenderVerbs } from './sender/senders.ts'
import { addSigning } from './signing/sign-in.ts'
import { addTags } from './tags.ts'
import { addTemplateList, addTemplateShow } from './template/template.ts'
import { addAssignAccount } from './ticket/assign-account.ts'
import { addTicketAttach, addTicketAttachments } from './ticket/attaching.ts'
import { addBulk } from './ticket/bulk.ts'
import { addTicketClocks } from './ticket/clocks.ts'
import { addConcernVerbs } from './ticket/concern.ts'
import { addEndingVerbs } from './ticket/ending.ts'
import { addTicketExport } from './ticket/export.ts'
import { addHandOffVerbs } from './ticket/hand-off.ts'
import { addHelpVerbs } from './ticket/help-requests.ts'
import { addTicketHistory } from './ticket/history.ts'
import { addIssueLinks } from './ticket/issues.ts'
import { addLinkVerbs } from './ticket/links.ts'
import { addMissing } from './ticket/missing.ts'
import { addTicketOpen } from './ticket/open.ts'
import { addPinVerbs } from './ticket/pin.ts'
import { addTicketShow } from './ticket/show.ts'
import { addSimilarVerbs } from './ticket/similar.ts'
import { addSortingVerbs } from './ticket/sorting.ts'
import { addSteeringVerbs } from './ticket/steering.ts'
import { addTakingVerbs } from './ticket/taking.ts'
import { addTriageVerbs } from './ticket/triage.ts'
import { addWatchVerbs } from './ticket/watching.ts'
import { addTicketWhy } from './ticket/why.ts'
import { addWritingVerbs } from './ticket/writing.ts'
import { addTokenVerbs } from './token/tokens.ts'
import { addTriageInbox } from './triage/inbox.ts'
import { addSnoozeAndUndo, addTriageSteps } from './triage/steps.ts'

/** Help wider than this is hard to read, and a pipe has no width at all. */
const WIDEST_HELP = 100

type Add = (parent: Command, deps: CliDeps) => void

interface Noun {
  readonly noun: string
  readonly about: string
  readonly verbs: readonly Add[]
}

const WORK: readonly Noun[] = [
  {
    noun: 'queue',
    about: 'the line: look at it, take from it',
    verbs: [addQueueList, addQueueNext, addQueueOffered, addQueueMode],
  },
  {
    noun: 'ticket',
    about: 'one ticket: open it, read it, act on it',
    verbs: [
      addTicketOpen,
      addTicketShow,
      addMissing,
      addTicketWhy,
      addTicketClocks,
      addTicketHistory,
      addTicketExport,
      addTakingVerbs,
      addWritingVerbs,
      addTicketAttach,
      addTicketAttachments,
      addTriageVerbs,
      addSortingVerbs,
      addSimilarVerbs,
      addAssignAccount,
      addHandOffVerbs,
      addSteeringVerbs,
      addEndingVerbs,
      addLinkVerbs,
      addWatchVerbs,
      addIssueLinks,
      addPinVerbs,
      addSnoozeAndUndo,
      addBulk,
      addHelpVerbs,
      addConcernVerbs,
    ],
  },
  { noun: 'issue', about: 'what tickets lead to: defects, gaps, missing documents', verbs: [addIssueVerbs] },
  { noun: 'triage', about: 'what nobody has judged yet', verbs: [addTriageInbox, addTriageSteps] },
  { noun: 'template', about: 'what replies and notes begin with', verbs: [addTemplateList, addTemplateShow] },
  { noun: 'form', about: 'what is asked of whoever opens a ticket', verbs: [addFormVerbs] },
  { noun: 'contact', about: 'a person who asks', verbs: [addContactVerbs, addContactErase] },
  {
    noun: 'account',
    about: 'who asks',
    verbs: [
      addAccountList,
      addAccountShow,
      addAccountAdd,
      addAccountFacts,
      addAccountTerms,
      addAccountMoney,
      addAccountOpportunity,
      addAccountImport,
      addAccountExport,
    ],
  },
  { noun: 'sender', about: 'who asks, where nobody knows yet for whom', verbs: [addSenderVerbs] },
  {
    noun: 'calendar',
    about: 'the hours that clocks count',
    verbs: [addCalendarList, addCalendarShow, addReckoning, addCalendarPublish, addImportHolidays],
  },
  {
    noun: 'policy',
    about: 'what is promised, and when',
    verbs: [addPolicyShow, addPolicyTry, addPolicyCheck, addPolicyPublish],
  },
  {
    noun: 'report',
    about: 'which promises were kept, which holds look odd, how routing does',
    verbs: [addReports],
  },
]

/** What has no verbs of its own. */
const LISTS: readonly Add[] = [
  addAttention,
  addHelpRequests,
  addConcerns,
  addDuty,
  addDigest,
  addSearch,
  addTags,
  addSigning,
]

const CARE: readonly Noun[] = [
  { noun: 'import', about: 'tickets from elsewhere', verbs: [addImportServicenow] },
  {
    noun: 'audit',
    about: 'who did what, and proof that it is all there',
    verbs: [addAuditList, addAuditExport, addAuditVerify],
  },
  {
    noun: 'workspace',
    about: 'workspaces of this installation, and as files',
    verbs: [addWorkspaceList, addWorkspaceCreate, addWorkspaceExport, addWorkspaceImport],
  },
  { noun: 'member', about: 'who works here, and as what', verbs: [addMemberList, addMemberVerbs, addMemberHours] },
  { noun: 'notices', about: 'what you are told by mail, and when not', verbs: [addNoticeVerbs] },
  { noun: 'token', about: 'what lets a program in', verbs: [addTokenVerbs] },
  { noun: 'provider', about: "a workspace's own sign-in provider", verbs: [addProviderRemove] },
  { noun: 'secrets', about: 'what integrations sign in with, sealed', verbs: [addSecretsList, addSecretsRotate] },
  { noun: 'config', about: 'the options it runs with', verbs: [addConfigShow] },
]

function addNouns(program: Command, deps: CliDeps, nouns: readonly Noun[]): void {
  for (const { noun, about, verbs } of nouns) {
    const parent = program.command(noun).description(about).helpCommand(false)
    for (const add of verbs) add(parent, deps)
  }
}

/** Says which options cannot be left out; the usage line alone does not. */
function optionDescription(this: Help, option: Option): string {
  const text = Help.prototype.optionDescription.call(this, option)
  return option.mandatory ? `${text} (required)` : text
}

const GUIDE = `
Exit codes: 0 done, 1 refused, also in part, 2 wrong usage, 3 our fault.

  topline serve --demo-if-empty      a company to look at, in the browser
  topline queue list                 the line, number one first
  topline ticket why 12              the reason for a ticket's place`

/** Builds the whole command line; `run` carries it out. */
export function createProgram(deps: CliDeps): Command {
  const { out, version } = deps
  const width = (): number => Math.min(out.columns, WIDEST_HELP)
  const program = new Command('topline')
  program
    .description('Every ask in one strict order, with the reason for every place.')
    .version(version, '--version', 'show the version')
    .helpOption('--help', 'show how to use it')
    .option('--json', 'answer with one JSON document; problems too')
    .option('--as <handle>', 'act as this member; the owner of the workspace when left out')
    .option('--workspace <slug>', 'the workspace to work in; the first one when left out')
    .option('--server <url>', 'the server to ask; the one of this machine when left out')
    .option('--debug', 'on a fault of ours, show where it came from')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true, optionDescription })
    .configureOutput({
      writeOut: out.stdout,
      // The help of a noun without its verb; a program that asked for JSON cannot use it.
      writeErr: (help) => (program.opts().json ? undefined : out.stderr(help)),
      // What went wrong is written by `run`, in words or as JSON.
      outputError: () => {},
      getOutHelpWidth: width,
      getErrHelpWidth: width,
    })
    .addHelpText('after', GUIDE)
  program.commandsGroup('Work:')
  addNouns(program, deps, WORK)
  for (const add of LISTS) add(program, deps)
  program.commandsGroup('Set up and take care of:')
  addServe(program, deps)
  addSignInLink(program, deps)
  addAccess(program, deps)
  addDemo(program, deps)
  addNouns(program, deps, CARE)
  addBackup(program, deps)
  addRestore(program, deps)
  addRebuild(program, deps)
  addDoctor(program, deps)
  program.helpCommand('help [command]', 'show how to use a command')
  return program
}
