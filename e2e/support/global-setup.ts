// Starts the apps that ordinary browser tests share, one for each worker, and stops them after the last test.
import type { FullConfig } from 'playwright/test'
import { ensureBuild } from '@/scripts/support/build'
import { type App, startApp } from './app'
import { SHARED_APPS } from './shared-app'

export default async function setup({ workers }: FullConfig) {
  await ensureBuild()
  const apps: App[] = []
  const stop = async () => {
    for (const app of apps) await app.stop()
  }
  // The first brings Postgres and its template; the others find them there, and start side by side.
  apps.push(await startApp())
  const others = await Promise.allSettled(Array.from({ length: workers - 1 }, () => startApp()))
  apps.push(...others.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])))
  const failed = others.find((one) => one.status === 'rejected')
  if (failed) {
    await stop()
    throw failed.reason
  }
  const addresses = apps.map(({ databaseUrl, env, guide, sandboxUrl, url }) => {
    return { databaseUrl, env, guide, sandboxUrl, url }
  })
  process.env[SHARED_APPS] = JSON.stringify(addresses)
  return stop
}
