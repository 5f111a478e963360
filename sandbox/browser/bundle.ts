// Turns the browser side into plain scripts, once, in memory.
import { fileURLToPath } from 'node:url'
import { build, stop } from 'esbuild'

/** Served name → source file, seen from the folder of the sandbox. */
const SCRIPTS: Record<string, string> = {
  stripe: 'browser/host/main.ts',
  connect: 'browser/connect/main.ts',
  'frame-payment': 'browser/frame/payment.ts',
  'frame-express-checkout': 'browser/frame/express.ts',
  'frame-card': 'browser/frame/card.ts',
  'frame-contact': 'browser/frame/contact.ts',
  'wallet-sheet': 'browser/frame/sheet.ts',
  'connect-frame': 'browser/connect/frame.ts',
  'connect-hosted': 'browser/connect/hosted.ts',
  'checkout-page': 'pages/client/checkout.ts',
  'three-d-secure': 'pages/client/three-d-secure.ts',
  control: 'pages/client/control.ts',
}

const SANDBOX = fileURLToPath(new URL('../', import.meta.url))

let bundle: Promise<Map<string, string>> | undefined

/** The script of that name, or undefined. The first call takes about a tenth of a second. */
export async function script(name: string): Promise<string | undefined> {
  bundle ??= bundleAll()
  return (await bundle).get(name)
}

async function bundleAll(): Promise<Map<string, string>> {
  const result = await build({
    entryPoints: Object.fromEntries(Object.entries(SCRIPTS).map(([name, file]) => [name, SANDBOX + file])),
    bundle: true,
    write: false,
    outdir: SANDBOX,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'error',
  })
  // The bundler keeps a process of its own otherwise.
  await stop()
  return new Map(
    result.outputFiles.map((file) => [file.path.slice(SANDBOX.length).replace(/\.js$/, ''), file.text]),
  )
}
