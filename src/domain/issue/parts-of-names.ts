/** What stands for the whole name of a customer: one name of a person, the first word of a company (ISS-4). */
import { stemOf } from '../similar/stem.ts'
import { isStopWord } from '../similar/stop-words.ts'

/** Words that many companies begin with, and that texts about a product cannot do without. */
const ORDINARY: ReadonlySet<string> = new Set(
  `academy access action active adaptive advance advanced africa african agile air allied alpha alternative america
  american analytics app apple applied arctic art asia asian associated association atlantic atlas auto automated
  automotive bank base basic bay beacon best beta better big bio black block blue board book border boston bridge
  bright british broad build building business cable california call canada canadian capital care case cell center central
  centre century chain channel china circle city class clean clear click clinic cloud club coast code college commerce
  commercial common communication community company computer connect connected consolidated consulting container content
  control core corner cross crown crystal customer customers cyber daily data database dedicated deep delta design desk
  deutsche device digital direct discovery distributed district dream drive dynamic eagle early earth east eastern easy
  echo eco edge education electric electronic element elite energy engine engineering enterprise epic equity euro europe
  european event ever evergreen exact excel exchange expert express fast federal field finance financial fine fire first
  flex flow focus food force foundation frame france free freedom french fresh front full fusion future galaxy gamma gate
  general generic german germany global globe gold golden grand graph great green grid ground group growth hand harbor
  harbour health healthcare heart heritage high holding home host house hub human icon ideal image impact imperial
  independent index india indian industrial industries infinite info information infra infrastructure innovation innovative
  insight institute insurance integrated intel intelligent inter interactive internal international internet iron island
  japan jet joint key king knowledge labs land language laser law leading learning legal level liberty life light lime
  limited line link linked liquid live local logic london loop lumen machine magic main major manufacturing maple marine
  mark market master matrix max media medical mega memory mercury merchant meta metal metro metropolitan micro mid mill
  mind mint mirror mobile model modern modular money moon motion motor mountain multi mutual nation national native natural
  nature net network new next node nordic normal north northern nova ocean oil omega online open optimal optimum option
  oracle orange orbit origin orion outer pacific page paper parallel park partner partners path pay peak pearl people
  perfect personal phoenix phone pilot pine pioneer pipeline pixel plain planet plant platform plus point polar port
  portal power precision premier premium prime private pro process product production professional progressive project
  public pulse pure python quality quantum queue quick radio rail rapid raw ray ready real record red redis regional
  reliable relay remote resource retail ring rise river road robotics rock root round royal rural rust safe sales sample
  satellite scale schema school science scientific sea search second secure security select sense server service services
  session seven shell shift shop signal silver simple single site sky small smart social society software solar solid
  solution solutions sonic source south southern space spark spectrum speed spring square stack standard star start state
  states static station steel sterling stone storage store stream street strategic strong structure studio style summit
  sun super supply support supreme sure swift swiss switch synergy system systems tag target task team tech technical
  technology tele telecom terminal test texas the thread three tiger time tiny titan token tool top total touch tower town
  trace track trade trans transit transport travel tree triangle true trust turbo twin two ultra union unique unit united
  unity universal university urban user utility valley value vector vendor venture verified vertical victory video view
  village virtual vision vital voice volt wave web west western white wide wild wind window wire wise wood work workspace
  world yellow york young zen zero zone`.split(/\s+/),
)

/** Titles, particles, and what mailboxes of whole teams are called. */
const NO_NAME: ReadonlySet<string> = new Set(
  `mr mrs ms miss mx dr prof professor sir herr frau don dona van von vom zu zur de del della der den des di da do dos das
  du la le les lo el al bin bint ben ibn abu san santa saint st jr sr ii iii iv admin administrator administration team
  support service services help helpdesk desk it ops operations office info contact customer customers accounts accounting
  account payable billing finance department dept group sales security engineering product legal procurement owner manager
  user users test`.split(/\s+/),
)

const WORD = /[\p{L}\p{N}]+/gu
const lower = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
const titled = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()
const isSmall = (word: string): boolean => word.charAt(0) !== word.charAt(0).toUpperCase()

/** First and last names of a person, each as it is written and with a capital; initials, titles and particles are none. */
export function singleNames(name: string): string[] {
  if (name.includes('@')) return []
  const words = name.normalize('NFC').match(WORD) ?? []
  const names = words.filter((word) => word.length > 1 && /^\p{L}/u.test(word) && !NO_NAME.has(lower(word)))
  return [...new Set(names.flatMap((word) => [word, titled(word)]))].filter((word) => !isSmall(word))
}

/** The first word of a company, where it tells it from others; undefined for one that is in many names and texts. */
export function distinctiveWord(name: string): string | undefined {
  const [first = '', ...more] = name.normalize('NFC').match(WORD) ?? []
  const folded = lower(first)
  const isPlain =
    folded.length < 3 || /^\d+$/.test(folded) || ORDINARY.has(folded) || isStopWord(folded, stemOf(folded))
  return more.length === 0 || isPlain ? undefined : first
}
