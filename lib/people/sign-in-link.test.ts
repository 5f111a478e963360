// Signing in by a mailed link: once, in time, by who has the address; and nobody learns who is known.
import { describe, expect } from 'vitest'
import { POST as invite, GET as members } from '@/app/organisations/[id]/users/route'
import { POST as finish } from '@/app/sign-in/finish/route'
import { POST as person } from '@/app/sign-in/person/route'
import { POST as start } from '@/app/sign-in/start/route'
import { outbox } from '@/db/schema/mail'
import { facts } from '@/db/schema/organisations'
import { signInLinks, signIns } from '@/db/schema/people'
import { sendLetters } from '@/lib/letters/compose'
import { createMember } from '@/lib/organisations/members'
import { call } from '@/lib/testing/calls'
import { withMail } from '@/lib/testing/fixtures'
import { type TestHouse, testHouse } from '@/lib/testing/house'
import type { MailServer } from '@/lib/testing/mail-server'
import { type People, testPeople } from '@/lib/testing/people'
import { postForm, signedIn, signInIn, type Visited } from '@/lib/testing/visits'
import { listDemoPeople } from './demo'
import { listSignIns } from './sign-ins'

let count = 0

const it = withMail.extend('people', { scope: 'file' }, ({ house }) => testPeople(house))
it.beforeEach(({ server }) => {
  server.mails.length = 0
})

async function newcomer(people: People, house: TestHouse) {
  count += 1
  const email = `ada${count}@example.com`
  const { id } = await createMember(house, { organisationId: people.organisationId, email, role: 'Member' })
  return { email, id }
}

/** Asks for a link, and reads it in the mail. */
async function linkFor(server: MailServer, house: TestHouse, email: string, next = '/settings/payments') {
  const asked = await postForm(start, { email, next })
  await sendLetters(house)
  const text = server.mails.at(-1)?.mail.text ?? ''
  const url = /http:\S+\/sign-in\/confirm\S+/.exec(text)?.[0]
  return { asked, form: url ? Object.fromEntries(new URL(url).searchParams) : {} }
}

const seesMembers = async (people: People, visit: Visited) => {
  const headers = { cookie: signInIn(visit) ?? '' }
  return (await call(members, { params: { id: people.organisationId }, headers })).status
}

describe('a mailed link', () => {
  it('signs in the owner of the address, and leads to the requested page', async ({
    house,
    people,
    server,
  }) => {
    const { email } = await newcomer(people, house)
    const { asked, form } = await linkFor(server, house, email.toUpperCase())
    expect(asked).toMatchObject({ status: 303, location: expect.stringMatching(/\/sign-in\/check-mail/) })
    const done = await postForm(finish, form)
    expect(done).toMatchObject({ status: 303, location: 'http://localhost:3000/settings/payments' })
    expect(done.cookies.find((cookie) => cookie.startsWith('remit-session='))).toMatch(
      /HttpOnly.*SameSite=Lax/i,
    )
    expect(await seesMembers(people, done)).toBe(200)
  })

  it('works once', async ({ house, people, server }) => {
    const { form } = await linkFor(server, house, (await newcomer(people, house)).email)
    const [first, second] = await Promise.all([postForm(finish, form), postForm(finish, form)])
    expect([first, second].filter((visit) => signInIn(visit))).toHaveLength(1)
    const third = await postForm(finish, form)
    expect(third.location).toBe('http://localhost:3000/sign-in?error=Verification')
    expect(signInIn(third)).toBeUndefined()
  })

  it('begins a sign-in that says how, on what, and from where', async ({ house, people, server }) => {
    const { email, id } = await newcomer(people, house)
    const { form } = await linkFor(server, house, email)
    const userAgent = `Mozilla/5.0 Firefox/145.0 ${'x'.repeat(1_000)}`
    await postForm(finish, form, { 'user-agent': userAgent, 'x-remit-address': '203.0.113.7' })
    expect(await listSignIns(house, { userId: id })).toMatchObject([
      { way: 'mail', network: '203.0.113.7', userAgent: userAgent.slice(0, 400), isThis: false },
    ])
  })

  it('is for its own address only, and cannot be made up', async ({ house, people, server }) => {
    const [ada, ben] = [await newcomer(people, house), await newcomer(people, house)]
    const { form } = await linkFor(server, house, ada.email)
    for (const tried of [
      { ...form, email: ben.email },
      { ...form, token: `${String(form.token).split('.')[0]}.AAAA` },
      { ...form, token: '' },
    ])
      expect(signInIn(await postForm(finish, tried))).toBeUndefined()
  })

  // promise 90
  it('is neither in the outbox nor in the log nor in the table of links', async ({
    house,
    people,
    server,
  }) => {
    const { form } = await linkFor(server, house, (await newcomer(people, house)).email)
    const kept = JSON.stringify([
      await house.db.select().from(outbox),
      await house.db.select().from(signInLinks),
      house.logLines,
    ])
    expect(String(form.token)).toMatch(/^[\w-]{36}\.[\w-]{43}$/)
    expect(kept).not.toContain(String(form.token).split('.')[1])
  })

  // promise 83
  it('starts a new sign-in and ends the previous one, even another person’s', async ({
    house,
    people,
    server,
  }) => {
    const [ada, ben] = [await newcomer(people, house), await newcomer(people, house)]
    for (const before of [ada, ben]) {
      const { cookie = '' } = await signedIn(house, before.id)
      const { form } = await linkFor(server, house, ada.email)
      const done = await postForm(finish, form, { cookie })
      expect(signInIn(done)).toBeDefined()
      expect(signInIn(done)).not.toBe(cookie)
      const old = await call(members, { params: { id: people.organisationId }, headers: { cookie } })
      expect(old.status).toBe(401)
    }
  })

  // promise 92
  it('leads nowhere but to our own pages', async ({ house, people, server }) => {
    for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example']) {
      const { form } = await linkFor(server, house, (await newcomer(people, house)).email, next)
      expect(form.next).toBe('/admin')
      const done = await postForm(finish, { ...form, next })
      expect(done.location).toBe('http://localhost:3000/admin')
    }
  })
})

describe('asking for a link', () => {
  it('gets the same response for known and unknown addresses', async ({ house, people, server }) => {
    const known = await postForm(start, { email: (await newcomer(people, house)).email, next: '/settings' })
    const unknown = await postForm(start, { email: 'nobody@example.com', next: '/settings' })
    expect(unknown.status).toBe(known.status)
    expect(new URL(unknown.location).pathname).toBe(new URL(known.location).pathname)
    await sendLetters(house)
    expect(server.mails.map(({ mail }) => mail.to?.[0]?.address)).not.toContain('nobody@example.com')
  })

  it('is limited per address', async ({ house, people, server }) => {
    const { email } = await newcomer(people, house)
    for (let n = 0; n < 8; n += 1) expect((await postForm(start, { email })).status).toBe(303)
    await sendLetters(house)
    expect(server.mails).toHaveLength(5)
  })

  it('needs an address', async () => {
    const { location } = await postForm(start, { email: 'a@b@c', next: '/docs' })
    expect(location).toBe('http://localhost:3000/sign-in?error=Address&next=%2Fdocs')
  })

  // promise 81
  it('comes from a page of ours', async () => {
    for (const headers of [{ origin: undefined }, { origin: 'https://evil.example' }, { origin: 'null' }])
      for (const door of [start, finish, person])
        expect((await postForm(door, { email: 'a@example.com' }, headers)).status).toBe(403)
  })
})

it('who is invited gets a letter, and has accepted by signing in', async ({ house, people, server }) => {
  const { apiKey, organisationId } = people
  const body = { email: 'Grace@Example.com', role: 'Admin' }
  const invited = await call(invite, { apiKey, params: { id: organisationId }, body })
  expect(invited.json).toMatchObject({ email: 'grace@example.com', role: 'Admin', signedInAt: null })
  await sendLetters(house)
  const mail = server.mails[0]?.mail
  expect(mail?.to?.[0]?.address).toBe('grace@example.com')
  expect(mail?.text).toContain('http://localhost:3000/sign-in')
  const { form } = await linkFor(server, house, 'grace@example.com')
  expect(signInIn(await postForm(finish, form))).toBeDefined()
  const { json } = await call(members, { apiKey, params: { id: organisationId } })
  const grace = (json.data as { email: string; signedInAt: string | null }[]).find(
    ({ email }) => email === 'grace@example.com',
  )
  expect(grace?.signedInAt).toMatch(/Z$/)
})

describe('the demo’s people', () => {
  const openWorld = async (at: TestHouse) => {
    const { clientId, organisationId } = await testPeople(at)
    await at.db.insert(facts).values({ name: 'demo-world', value: { clientId, isFinished: true } })
    return createMember(at, { organisationId, email: 'demo@example.com', role: 'Owner', name: 'Anna Demo' })
  }

  it('come in by one click in the sandbox, and nobody else does', async ({ house, people }) => {
    const anna = await openWorld(house)
    expect(await listDemoPeople(house)).toEqual([
      { userId: anna.id, name: 'Anna Demo', standing: 'Owner, Bakery Lindenhof' },
    ])
    const done = await postForm(person, { userId: anna.id, next: '/settings/payments' })
    expect(done.location).toBe('http://localhost:3000/settings/payments')
    expect(signInIn(done)).toBeDefined()
    expect((await postForm(person, { userId: (await newcomer(people, house)).id })).status).toBe(404)
  })

  it('are not there at Stripe itself, in test mode or live', async () => {
    for (const env of [
      { STRIPE_API_BASE: undefined, MOLLIE_API_BASE: undefined },
      {
        STRIPE_API_BASE: undefined,
        MOLLIE_API_BASE: undefined,
        STRIPE_SECRET_KEY: 'sk_live_x',
        STRIPE_PUBLISHABLE_KEY: 'pk_live_x',
        ENCRYPTION_KEYS: `1:${'A'.repeat(43)}=`,
        APP_URL: 'https://pay.example.com',
      },
    ]) {
      const real = await testHouse({ env })
      try {
        const anna = await openWorld(real)
        expect(await listDemoPeople(real)).toEqual([])
        const origin = real.env.appUrl
        expect((await postForm(person, { userId: anna.id }, { origin })).status).toBe(404)
        expect(await real.db.select().from(signIns)).toEqual([])
      } finally {
        await real.close()
      }
    }
  })
})
