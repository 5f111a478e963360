// Starts the one app that ordinary browser tests share, and stops it after the last of them.
import { ensureBuild } from '@/scripts/support/build'
import { startApp } from './app'
import { SHARED_APP } from './shared-app'

export default async function setup() {
  await ensureBuild()
  const app = await startApp()
  const { databaseUrl, env, guide, sandboxUrl, url } = app
  process.env[SHARED_APP] = JSON.stringify({ databaseUrl, env, guide, sandboxUrl, url })
  return app.stop
}
