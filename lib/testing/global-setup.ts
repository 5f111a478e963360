// Runs once around all tests: one Postgres, one template, and a desk that starts the sandbox on demand.
import type { TestProject } from 'vitest/node'
import './provided'
import { openSandboxDesk } from './sandbox-desk'
import { startTestServer } from './server'

export default async function setup(project: TestProject) {
  const server = await startTestServer()
  const desk = await openSandboxDesk()
  project.provide('databaseAdminUrl', server.adminUrl)
  project.provide('templateName', server.templateName)
  project.provide('sandboxDeskUrl', desk.url)
  return async () => {
    await desk.close()
    await server.stop()
  }
}
