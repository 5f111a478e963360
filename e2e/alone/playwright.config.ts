// Tests that build or kill an app of their own, and judge by the clock: they run after the others, when the machine is theirs.
import { defineConfig } from 'playwright/test'
import ours from '../../playwright.config'

const { globalSetup: _, projects: __, testIgnore: ___, ...shared } = ours

export default defineConfig(shared, {
  testDir: '.',
  outputDir: '../../test-results/alone',
  workers: 2,
  projects: [{ name: 'alone' }],
})
