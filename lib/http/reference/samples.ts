// Sample calls in curl, JavaScript and Python, each ready to paste and run.
export type Credential = 'none' | 'key' | 'token' | 'cookie'

export interface SampleCall {
  method: string
  url: string
  credential: Credential
  /** Beside those of the credential. */
  headers: { name: string; value: string }[]
  /** JSON. */
  body: string | undefined
  /** The answer is a file of this name. */
  file?: string | undefined
}

export interface Samples {
  curl: string
  javascript: string
  python: string
}

/** Header and variable by which each credential is sent, and what stands before it. */
const SENT: Record<Exclude<Credential, 'none'>, { header: string; variable: string; before: string }> = {
  key: { header: 'x-dolfin-api-key', variable: 'REMIT_API_KEY', before: '' },
  token: { header: 'authorization', variable: 'REMIT_TOKEN', before: 'Bearer ' },
  cookie: { header: 'cookie', variable: 'REMIT_COOKIE', before: '' },
}

const JSON_TYPE = { name: 'content-type', value: 'application/json' }

const headersOf = ({ body, headers }: SampleCall) => (body === undefined ? headers : [...headers, JSON_TYPE])

const shellText = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

function curlOf(call: SampleCall): string {
  const { body, credential, file, method, url } = call
  const sent = credential === 'none' ? undefined : SENT[credential]
  const lines = [
    `curl${method === 'GET' ? '' : ` -X ${method}`} ${shellText(url)}`,
    ...(sent ? [`-H "${sent.header}: ${sent.before}$${sent.variable}"`] : []),
    ...headersOf(call).map(({ name, value }) => `-H ${shellText(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`-d ${shellText(body)}`]),
    ...(file === undefined ? [] : [`-o ${file}`]),
  ]
  return lines.join(' \\\n  ')
}

function javascriptOf(call: SampleCall): string {
  const { body, credential, file, method, url } = call
  const sent = credential === 'none' ? undefined : SENT[credential]
  const headers = [
    ...(sent ? [`    '${sent.header}': \`${sent.before}\${process.env.${sent.variable}}\`,`] : []),
    ...headersOf(call).map(({ name, value }) => `    '${name}': ${JSON.stringify(value)},`),
  ]
  return [
    ...(file === undefined ? [] : ["import { writeFile } from 'node:fs/promises'", '']),
    `const response = await fetch(${JSON.stringify(url)}, {`,
    `  method: '${method}',`,
    ...(headers.length > 0 ? ['  headers: {', ...headers, '  },'] : []),
    ...(body === undefined ? [] : [`  body: JSON.stringify(${body.replaceAll('\n', '\n  ')}),`]),
    '})',
    ...(file === undefined
      ? ['console.log(response.status, await response.text())']
      : [`await writeFile('${file}', await response.bytes())`, 'console.log(response.status)']),
  ].join('\n')
}

/** JSON is Python but for three words, which may also stand inside of texts. */
function pythonValue(value: unknown, indent = ''): string {
  if (value === null) return 'None'
  if (value === true) return 'True'
  if (value === false) return 'False'
  const deeper = `${indent}    `
  if (Array.isArray(value))
    return value.length === 0
      ? '[]'
      : `[\n${value.map((one) => `${deeper}${pythonValue(one, deeper)},\n`).join('')}${indent}]`
  if (typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value)
  return entries.length === 0
    ? '{}'
    : `{\n${entries.map(([key, one]) => `${deeper}${JSON.stringify(key)}: ${pythonValue(one, deeper)},\n`).join('')}${indent}}`
}

function pythonOf(call: SampleCall): string {
  const { body, credential, file, method, url } = call
  const sent = credential === 'none' ? undefined : SENT[credential]
  const headers = [
    ...(sent ? [`        "${sent.header}": "${sent.before}" + os.environ["${sent.variable}"],`] : []),
    ...headersOf(call).map(({ name, value }) => `        "${name}": ${JSON.stringify(value)},`),
  ]
  return [
    ...(body === undefined ? [] : ['import json']),
    ...(sent ? ['import os'] : []),
    'import urllib.request',
    '',
    'request = urllib.request.Request(',
    `    ${JSON.stringify(url)},`,
    `    method="${method}",`,
    ...(headers.length > 0 ? ['    headers={', ...headers, '    },'] : []),
    ...(body === undefined
      ? []
      : [`    data=json.dumps(${pythonValue(JSON.parse(body), '    ')}).encode(),`]),
    ')',
    'with urllib.request.urlopen(request) as response:',
    ...(file === undefined
      ? ['    print(response.status, response.read().decode())']
      : [`    open("${file}", "wb").write(response.read())`, '    print(response.status)']),
  ].join('\n')
}

export const samplesOf = (call: SampleCall): Samples => ({
  curl: curlOf(call),
  javascript: javascriptOf(call),
  python: pythonOf(call),
})
