// The route files that the server reads itself. Run from its sources it reads none, and Next answers them all; the build (bundle.ts)
// puts those in this place that do without Next.
import type { RouteModules } from '@/lib/http/door/own-answers'

export const routeModules: RouteModules = {}
