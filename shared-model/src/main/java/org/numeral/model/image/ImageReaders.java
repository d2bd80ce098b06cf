package org.numeral.model.image;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * The six readers that are used: those of the JDK itself, and one for WebP. Other ImageIO plug-ins
 * on the class path are never asked.
 */
final class ImageReaders {

    private static final Map<ImageFormat, ImageReaderSpi> PROVIDERS = providers();

    private ImageReaders() {}

    static ImageReaderSpi of(ImageFormat format) {
        return PROVIDERS.get(format);
    }

    private static Map<ImageFormat, ImageReaderSpi> providers() {
        Map<ImageFormat, ImageReaderSpi> providers = new EnumMap<>(ImageFormat.class);
        Iterator<ImageReaderSpi> known =
                IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, true);
        while (known.hasNext()) {
            ImageReaderSpi provider = known.next();
            if ("java.desktop".equals(provider.getClass().getModule().getName())) {
                for (ImageFormat format : ImageFormat.values()) {
                    if (Arrays.asList(provider.getFormatNames()).contains(format.name())) {
                        providers.put(format, provider);
                    }
                }
            }
        }
        providers.put(ImageFormat.WEBP, new WebPImageReaderSpi());
        return providers;
    }
}
