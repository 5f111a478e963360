// Makes the parameter schema ahead of time, so that the sandbox starts at once.
import { loadParamsSchema, schemaCachePath } from './schema'

const schema = await loadParamsSchema()
console.log(`${Object.keys(schema.routes).length} routes checked by ${schemaCachePath()}`)
