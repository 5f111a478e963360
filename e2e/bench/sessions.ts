// Repeats of session calls over two processes on one Postgres: `node --import tsx e2e/bench/sessions.ts [keys] [calls]`. One key must be one object.
import { freePort } from '@/db/embedded/free-port'
import { createClient, startApp, startReplica } from '@/e2e/support/app'
import { newId } from '@/lib/ids'
import { headersOf, openShop, orderOf, type Shop } from './shop'

/** Keys that are under way at the same time. */
const KEYS_AT_ONCE = 4

interface Answer {
  status: number
  text: string
  isReplay: boolean
}

async function askSession(base: string, shop: Shop, key: string): Promise<Answer> {
  const response = await fetch(`${base}/api/v1/sessions`, {
    method: 'POST',
    headers: headersOf(shop, key),
    body: orderOf(key),
  })
  const isReplay = response.headers.get('idempotent-replayed') === 'true'
  return { status: response.status, text: await response.text(), isReplay }
}

/** All calls under one key, half of them at each process; asked again until one of them was answered. */
async function askMany(bases: string[], shop: Shop, calls: number): Promise<Answer[]> {
  const key = newId()
  const answers = await Promise.all(
    Array.from({ length: calls }, (_, at) => askSession(bases[at % bases.length] ?? '', shop, key)),
  )
  return [...answers, await askSession(bases[0] ?? '', shop, key)]
}

function judge(answers: Answer[][], objects: number): string[] {
  const faults: string[] = []
  const all = answers.flat()
  const strange = all.filter(({ status }) => status !== 201 && status !== 409)
  if (strange.length > 0)
    faults.push(`${strange.length} answers were neither 201 nor 409: ${strange[0]?.text}`)
  const differing = answers.filter(
    (those) => new Set(those.filter(({ status }) => status === 201).map(({ text }) => text)).size !== 1,
  )
  if (differing.length > 0) faults.push(`${differing.length} keys did not get one answer`)
  const firsts = answers.filter(
    (those) => those.filter((one) => one.status === 201 && !one.isReplay).length !== 1,
  )
  if (firsts.length > 0) faults.push(`${firsts.length} keys had not exactly one first answer`)
  if (objects !== answers.length) faults.push(`${objects} objects at the provider for ${answers.length} keys`)
  return faults
}

async function main(): Promise<void> {
  const [keys = 1_000, calls = 64] = process.argv.slice(2).map(Number)
  const app = await startApp({ env: { LOG_LEVEL: 'warn' } })
  const port = await freePort()
  const second = await startReplica({ ...app.env, PORT: String(port) }, 2)
  try {
    const bases = [app.url, `http://localhost:${port}`]
    const shop = await openShop(app.url, (await createClient(app, 'Bench')).apiKey)
    const startedAt = performance.now()
    const answers: Answer[][] = []
    const work = async () => {
      while (answers.length < keys) {
        const at = answers.push([]) - 1
        answers[at] = await askMany(bases, shop, calls)
      }
    }
    await Promise.all(Array.from({ length: KEYS_AT_ONCE }, work))
    const seconds = (performance.now() - startedAt) / 1000
    const response = await fetch(`${app.sandboxUrl}/_sandbox/objects?type=checkout.session`)
    const { data } = (await response.json()) as { data: unknown[] }
    const faults = judge(answers, data.length)
    const count = keys * (calls + 1)
    console.log(
      `${count} calls in ${seconds.toFixed(1)} s, ${Math.round(count / seconds)}/s; ${keys} keys, ${data.length} objects`,
    )
    for (const fault of faults) console.error(`WRONG: ${fault}`)
    process.exitCode = faults.length > 0 ? 1 : 0
  } finally {
    second.child.kill('SIGTERM')
    await second.exited
    await app.stop()
  }
}

await main()
