// POST /api/browser-reports: what browsers stopped because of our Content-Security-Policy.
import { takeBrowserReports } from '@/lib/http/door/browser-reports'
import { house } from '@/lib/wiring'

export const POST = (request: Request): Promise<Response> => takeBrowserReports(house(), request)
