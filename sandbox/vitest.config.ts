// The sandbox's own tests, which need nothing but this folder: npm test -w remit-sandbox.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { include: ['**/*.test.ts'], testTimeout: 30_000, hookTimeout: 120_000 },
})
