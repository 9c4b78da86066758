from keras.layers import Input, Conv2D, BatchNormalization, Activation, Add, Dense, GlobalAveragePooling2D, ZeroPadding2D, concatenate
from keras.models import Model
import keras.backend as K
import numpy as np

def block(x, filters, stride=1, name=None, **kw):
    """A block."""
    shortcut = x
    if stride != 1 or K.int_shape(x)[-1] != filters:
        shortcut = Conv2D(filters, 1, strides=stride, name=name + '_0_conv')(shortcut)
    for i, k in enumerate([3, 3], start=1):
        x = Conv2D(filters, k, strides=stride if i == 1 else 1, padding='same', name=f'{name}_{i}_conv', **kw)(x)
        x = BatchNormalization(name='%s_%d_bn' % (name, i))(x)
        if i == 1: x = Activation('relu')(x)
    x = Add()([x, shortcut])
    return Activation('relu')(x)

inputs = Input(shape=(32, 32, 3))
x = inputs
for i, f in enumerate([16, 32]):
    x = block(x, f, 2 if i else 1, name='block{}'.format(i + 1), use_bias=False)
a = x * 2 + 1
print(x.shape)
b = Conv2D(int(x.shape[-1]) // 2, 1)(a)
x = concatenate([a, b])
x = GlobalAveragePooling2D()(x)
out = Dense(5, activation='softmax')(x)
model = Model(inputs=inputs, outputs=out)
model.summary()
