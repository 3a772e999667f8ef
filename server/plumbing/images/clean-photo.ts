/** A photo as it is kept: the picture alone, without where, when and by which telephone it was taken. */
export interface CleanPhoto {
  readonly bytes: Buffer
  readonly mediaType: 'image/jpeg' | 'image/png' | 'image/webp'
  readonly width: number
  readonly height: number
}
