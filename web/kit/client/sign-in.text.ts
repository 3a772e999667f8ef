import { catalogue } from '../text.ts'

export const signInText = catalogue({
  id: {
    username: 'Nama pengguna',
    password: 'Kata sandi',
    code: 'Kode autentikator',
    codeHint: '6 angka dari aplikasi autentikator Anda',
    signIn: 'Masuk',
    usernameMissing: 'Tulis nama pengguna Anda.',
    passwordMissing: 'Tulis kata sandi Anda.',
  },
  en: {
    username: 'Username',
    password: 'Password',
    code: 'Authenticator code',
    codeHint: '6 digits from your authenticator',
    signIn: 'Sign in',
    usernameMissing: 'Type your username.',
    passwordMissing: 'Type your password.',
  },
})
