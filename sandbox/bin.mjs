#!/usr/bin/env node
// The command `remit-sandbox`: runs the TypeScript of this folder as it is.
import { register } from 'tsx/esm/api'

register()
await import('./main.ts')
