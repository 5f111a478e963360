// The sandbox Stripe that all tests of a run share: started when first asked for, remembers nothing afterwards.
import { inject } from 'vitest'
import type { TestSandbox } from './provided'

let asked: Promise<TestSandbox> | undefined

/** Its address, keys and webhook secrets. Webhooks go nowhere: tests deliver events themselves. */
export function testSandbox(): Promise<TestSandbox> {
  asked ??= fetch(inject('sandboxDeskUrl')).then(async (response) => {
    if (!response.ok) throw new Error(`The sandbox does not start: ${await response.text()}`)
    return (await response.json()) as TestSandbox
  })
  return asked
}
