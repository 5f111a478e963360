// Zod as the browser may run it: our Content-Security-Policy forbids building functions from text, which zod would try.
import { z } from 'zod'

// In the browser alone: on the server the same module checks every call of the API, and there the faster way is open.
if (typeof window !== 'undefined') z.config({ jitless: true })

export { z }
