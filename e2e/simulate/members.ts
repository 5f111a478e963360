// Somebody of a seller's who signs in by the mailed link: sign-ins and links end by the clock that was moved.
import { setTimeout as pause } from 'node:timers/promises'
import type { Seller } from './cast'
import type { Stage } from './stage'

const DAY_MS = 86_400_000
const IDLE_DAYS = 14
const LIFE_DAYS = 60
/** Moves end a little later than they are planned. */
const SPARE_DAYS = 0.5
const MAIL_WITHIN_MS = 60_000
const NEXT = '/admin'
const LINK = /https?:\/\/\S+\/sign-in\/confirm\?\S+/g

interface SignIn {
  cookie: string
  at: number
}

export async function openMember({ clock, mails, url }: Stage, seller: Seller, find: (what: string) => void) {
  const email = 'owner@example.com'
  await seller.api('POST', `/organisations/${seller.id}/users`, { email, role: 'Owner' })
  const post = (path: string, form: Record<string, string>) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: url, 'x-forwarded-for': '198.51.100.7' },
      body: new URLSearchParams(form),
    })
  const links = () =>
    mails.mails
      .filter(({ to }) => to.includes(email))
      .flatMap(({ mail }) => mail.text?.match(LINK) ?? [])
      .filter((link) => new URL(link).searchParams.get('next') === NEXT)

  async function askForLink(): Promise<string> {
    const before = links().length
    await post('/sign-in/start', { email, next: NEXT, way: 'mail' })
    for (let waited = 0; waited < MAIL_WITHIN_MS; waited += 100) {
      const link = links()[before]
      if (link !== undefined) return link
      await pause(100)
    }
    throw new Error('no link to sign in by has arrived')
  }

  /** Undefined where the link is refused. */
  async function follow(link: string): Promise<SignIn | undefined> {
    const asked = Object.fromEntries(new URL(link).searchParams)
    const answer = await post('/sign-in/finish', asked)
    const cookie = answer.headers.getSetCookie().find((one) => /^remit-session=[^;]+/.test(one))
    const isRefused = /\/sign-in/.test(answer.headers.get('location') ?? '/sign-in')
    return isRefused || !cookie ? undefined : { cookie: cookie.split(';')[0] ?? '', at: clock.now() }
  }

  async function isIn({ cookie }: SignIn): Promise<boolean> {
    const answer = await fetch(`${url}${NEXT}`, { redirect: 'manual', headers: { cookie } })
    return answer.status < 400 && !/\/sign-in/.test(answer.headers.get('location') ?? '')
  }

  async function signIn(): Promise<SignIn> {
    const made = await follow(await askForLink())
    if (!made) throw new Error('a link that is new signs nobody in')
    if (!(await isIn(made))) find('who has just signed in is not let in')
    return made
  }

  let [used, idle, oldLink] = [await signIn(), await signIn(), await askForLink()]
  return {
    /** Once a week: one is used each time, the other not before its time is over, and a link lies for a week. */
    judge: async (): Promise<void> => {
      const now = clock.now()
      const days = ({ at }: SignIn) => (now - at) / DAY_MS
      if (Math.abs(days(used) - LIFE_DAYS) > SPARE_DAYS) {
        const ought = days(used) < LIFE_DAYS
        if ((await isIn(used)) !== ought)
          find(`a sign-in of ${Math.round(days(used))} days, used each week, is ${ought ? 'over' : 'good'}`)
        if (!ought) used = await signIn()
      }
      if (days(idle) > IDLE_DAYS + SPARE_DAYS) {
        if (await isIn(idle)) find(`a sign-in that was idle for ${Math.round(days(idle))} days is good`)
        idle = await signIn()
      }
      if (await follow(oldLink)) find('a link to sign in by is good after a week')
      oldLink = await askForLink()
    },
  }
}
