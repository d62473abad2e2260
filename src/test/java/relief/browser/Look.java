package relief.browser;

import com.microsoft.playwright.options.ColorScheme;

/** How a screen is looked at: in which language, by light or in the dark, on which device. */
record Look(Language language, ColorScheme scheme, Device device) {
    static final Look DESK = new Look(Language.ZH, ColorScheme.LIGHT, Device.DESK);
    static final Look PHONE = new Look(Language.ZH, ColorScheme.LIGHT, Device.PHONE);

    enum Language {
        ZH("zh-CN"),
        EN("en");

        private final String code;

        Language(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    enum Device {
        DESK(1280, 800),
        PHONE(390, 844);

        private final int width;
        private final int height;

        Device(int width, int height) {
            this.width = width;
            this.height = height;
        }

        int width() {
            return width;
        }

        int height() {
            return height;
        }
    }

    /** For names of files: {@code zh-light-desk}. */
    @Override
    public String toString() {
        return (language + "-" + scheme + "-" + device).toLowerCase(java.util.Locale.ROOT);
    }
}
