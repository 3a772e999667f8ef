/** What the catalogue shows is written in its address, like every view of the product. */
export interface View {
  page: string
  theme: 'system' | 'light' | 'dark'
  temperament: 'office' | 'portal' | 'field'
}

export function viewOf(search: string): View {
  const asked = new URLSearchParams(search)
  const theme = asked.get('tema')
  const temperament = asked.get('watak')
  return {
    page: asked.get('halaman') ?? 'dasar',
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    temperament: temperament === 'portal' || temperament === 'field' ? temperament : 'office',
  }
}

export function hrefOf(view: View): string {
  return `?halaman=${view.page}&tema=${view.theme}&watak=${view.temperament}`
}
