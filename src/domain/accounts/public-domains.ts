/** Domains that are no company's own. A public mail domain is one where anybody gets a mailbox; a shared suffix is one
 *  below which many companies have theirs.
 *
 *  Source of facts: the sign-up pages of the providers themselves, which name the domains they hand out; the largest
 *  portals and access providers by country; for second levels, the naming rules of the registries. Kept by hand and not
 *  complete: what is missing is caught when it is on two accounts, and is added here. */

const WORLDWIDE = `
  gmail.com googlemail.com outlook.com hotmail.com live.com msn.com passport.com windowslive.com
  yahoo.com ymail.com rocketmail.com myyahoo.com aol.com aim.com love.com
  icloud.com me.com mac.com privaterelay.appleid.com
  proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tutamail.com tuta.io tuta.com keemail.me
  fastmail.com fastmail.fm hey.com hushmail.com hush.com zoho.com zohomail.com zohomail.eu mail.com email.com usa.com
  gmx.com gmx.net gmx.us inbox.com mailfence.com posteo.net runbox.com startmail.com disroot.org riseup.net
  duck.com mozmail.com relay.firefox.com simplelogin.com simplelogin.co anonaddy.com anonaddy.me addy.io`

const BY_COUNTRY = `
  hotmail.co.uk hotmail.fr hotmail.de hotmail.it hotmail.es hotmail.nl hotmail.be hotmail.se hotmail.no hotmail.dk
  hotmail.ca hotmail.com.br hotmail.com.ar hotmail.com.mx hotmail.co.jp hotmail.gr
  outlook.co.uk outlook.fr outlook.de outlook.it outlook.es outlook.jp outlook.com.br outlook.com.au outlook.in
  outlook.be outlook.dk outlook.ie outlook.pt outlook.sa outlook.kr outlook.cz
  live.co.uk live.fr live.de live.it live.nl live.be live.se live.no live.dk live.ca live.com.au live.com.mx live.jp
  yahoo.co.uk yahoo.fr yahoo.de yahoo.it yahoo.es yahoo.ca yahoo.in yahoo.co.in yahoo.co.jp yahoo.com.br yahoo.com.ar
  yahoo.com.mx yahoo.com.au yahoo.co.nz yahoo.com.sg yahoo.com.hk yahoo.com.tw yahoo.com.ph yahoo.co.id yahoo.ie
  yahoo.se yahoo.no yahoo.dk yahoo.gr yahoo.pl yahoo.com.tr
  gmx.de gmx.at gmx.ch web.de t-online.de freenet.de arcor.de online.de mail.de posteo.de mailbox.org email.de
  bluewin.ch hispeed.ch sunrise.ch chello.at aon.at a1.net
  orange.fr wanadoo.fr free.fr sfr.fr neuf.fr laposte.net bbox.fr numericable.fr club-internet.fr aliceadsl.fr
  libero.it virgilio.it tiscali.it alice.it tin.it tim.it inwind.it iol.it email.it fastwebnet.it pec.it
  telefonica.net terra.es ono.com sapo.pt
  btinternet.com btopenworld.com sky.com virginmedia.com ntlworld.com blueyonder.co.uk talktalk.net tiscali.co.uk
  eircom.net ziggo.nl kpnmail.nl planet.nl xs4all.nl home.nl hetnet.nl casema.nl telenet.be skynet.be proximus.be
  telia.com comhem.se bredband.net spray.se online.no getmail.no tele2.no mail.dk stofanet.dk elisanet.fi kolumbus.fi
  wp.pl o2.pl onet.pl interia.pl op.pl poczta.fm gazeta.pl seznam.cz centrum.cz email.cz volny.cz azet.sk zoznam.sk
  freemail.hu citromail.hu abv.bg mail.bg inbox.lv inbox.lt mail.ee
  mail.ru bk.ru list.ru inbox.ru internet.ru rambler.ru yandex.ru yandex.com ya.ru ukr.net i.ua meta.ua tut.by
  comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net optonline.net
  juno.com netzero.net frontier.com windstream.net centurylink.net roadrunner.com rr.com
  rogers.com shaw.ca sympatico.ca bell.net telus.net videotron.ca cogeco.ca
  uol.com.br bol.com.br terra.com.br ig.com.br globo.com r7.com fibertel.com.ar prodigy.net.mx
  bigpond.com bigpond.net.au optusnet.com.au iinet.net.au tpg.com.au xtra.co.nz
  qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com 139.com 189.cn aliyun.com tom.com 21cn.com
  naver.com hanmail.net daum.net nate.com kakao.com
  docomo.ne.jp ezweb.ne.jp au.com softbank.ne.jp i.softbank.jp nifty.com excite.co.jp goo.jp
  rediffmail.com sify.com vsnl.net hinet.net pchome.com.tw netvigator.com singnet.com.sg
  walla.co.il walla.com netvision.net.il mynet.com ttmail.com mweb.co.za vodamail.co.za telkomsa.net`

/** Mailboxes that end by themselves. */
const THROWAWAY = `
  mailinator.com guerrillamail.com guerrillamail.net sharklasers.com 10minutemail.com temp-mail.org tempmail.com
  trashmail.com trashmail.de yopmail.com maildrop.cc getnada.com dispostable.com mintemail.com throwawaymail.com
  mohmal.com fakeinbox.com spamgourmet.com mailnesia.com moakt.com`

/** Suffixes of hosts, below which companies have their own. */
const SHARED = `
  onmicrosoft.com mail.onmicrosoft.com myshopify.com github.io gitlab.io netlify.app vercel.app herokuapp.com
  azurewebsites.net cloudfront.net amazonaws.com appspot.com web.app firebaseapp.com wordpress.com blogspot.com
  wixsite.com squarespace.com weebly.com uk.com us.com eu.com de.com gb.net eu.org
  or.jp ne.jp go.jp ad.jp ed.jp or.kr re.kr go.kr pe.kr or.at gv.at gob.mx gob.ar gob.es gob.cl nom.br adv.br ind.br
  ltd.uk plc.uk me.uk nhs.uk sch.uk id.au asn.au or.id web.id go.id or.th in.th go.th firm.in gen.in ind.in nic.in
  web.za nom.za school.nz geek.nz gen.nz com.ru msk.ru spb.ru com.ua in.ua`

const listed = (text: string): readonly string[] => text.trim().split(/\s+/)

const PUBLIC: ReadonlySet<string> = new Set([...listed(WORLDWIDE), ...listed(BY_COUNTRY), ...listed(THROWAWAY)])
const SUFFIXES: ReadonlySet<string> = new Set(listed(SHARED))
/** What most registries of countries call the level below them, such as co.uk, com.au and ac.at. */
const SECOND_LEVEL = /^(?:com?|org|net|edu|gov|ac)\.[a-z]{2}$/

/** Whether anybody gets a mailbox at this domain. */
export const isPublicDomain = (domain: string): boolean => PUBLIC.has(domain)

/** Whether many companies have their domains below this one. */
export const isSharedSuffix = (domain: string): boolean => SUFFIXES.has(domain) || SECOND_LEVEL.test(domain)
