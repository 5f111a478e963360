// What the global set-up tells the tests, by name.
import type { appEnvOf, SandboxKeys, SandboxReady } from '@/scripts/support/sandbox'

declare module 'vitest' {
  interface ProvidedContext {
    databaseAdminUrl: string
    templateName: string
    /** Asked once over HTTP, it starts the sandbox; see sandbox.ts. */
    sandboxDeskUrl: string
  }
}

export type TestSandbox = SandboxReady & { keys: SandboxKeys; env: ReturnType<typeof appEnvOf> }
