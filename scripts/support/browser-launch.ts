// How Chromium is started for the browser tests: without those parts of its own window that nobody sees here.

/**
 * What Playwright switches off itself. Chromium hears only the last list that it is given, so that this one has to hold all of
 * Playwright's too; browser-launch.test.ts compares.
 */
export const PLAYWRIGHTS_OWN = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
  'msEdgeUpdateLaunchServicesPreferredVersion',
  'msForceBrowserSignIn',
]

/** Each new context is a window, for whose address bar Chromium starts two more processes: twice the work of a small page. */
const ADDRESS_BAR = ['WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup', 'WebUIOmniboxPopup']
/** A process kept ready for the next site; every test ends before it is used. */
const SPARE_PROCESS = 'SpareRendererForSitePerProcess'

export const launchOptions = {
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--disable-features=${[...PLAYWRIGHTS_OWN, ...ADDRESS_BAR, SPARE_PROCESS].join(',')}`,
  ],
}
